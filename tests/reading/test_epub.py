import io
import zipfile
from pathlib import Path

import pytest

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading import unpacking
from yearbook_viewer.reading.epub import read
from yearbook_viewer.records import Choices, SourceText

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
OPF = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
<dc:title>云泽年鉴 2018</dc:title></metadata><manifest>
<item id="two" href="text/b%20b.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="text/a.xhtml" media-type="application/xhtml+xml"/>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="css" href="s.css" media-type="text/css"/></manifest>
<spine toc="ncx"><itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/><itemref idref="gone"/></spine>
</package>"""
NAV = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><ol><li><a href="text/a.xhtml">林业</a></li>'
    '<li><a href="text/b%20b.xhtml">水产</a></li><li><a href="text/b%20b.xhtml#x">渔政</a></li></ol></nav>'
    "</body></html>"
)
NCX = (
    '<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://localhost:9/ncx.dtd">'
    '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>水产业</text></navLabel>'
    '<content src="text/b%20b.xhtml"/></navPoint></navMap></ncx>'
)
ONE = (
    '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title/>'
    '<script src="x.js"/></head><body><div class="nav"><h1>林业</h1></div><p>全年造林。<a id="p1"/></p>'
    '<p><a href="b.xhtml">见水产</a></p></body></html>'
)
TWO = '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>全年放养鱼苗。</p></body></html>'
PARTS = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    "OEBPS/content.opf": OPF,
    "OEBPS/nav.xhtml": NAV,
    "OEBPS/toc.ncx": NCX,
    "OEBPS/text/a.xhtml": ONE,
    "OEBPS/text/b b.xhtml": TWO,
}


def book(**changed: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, text in {**PARTS, **changed}.items():
            zipped.writestr(name, text)
    return file.getvalue()


def source_of(data: bytes) -> SourceText:
    return read(Path("a.epub"), data, Choices())


def refused(data: bytes) -> str:
    with pytest.raises(FileRefused) as caught:
        source_of(data)
    return caught.value.key


def test_chapters_stand_in_the_order_of_reading_with_their_headings() -> None:
    source = source_of(book())
    assert source.text == "林业\n全年造林。\n见水产\n水产\n全年放养鱼苗。\n"
    assert [(source.text[each.start : each.end], each.level) for each in source.layout.headings] == [
        ("林业", 1),
        ("水产", 1),
    ]
    assert (source.layout.title, source.format, source.encoding) == ("云泽年鉴 2018", "epub", "utf-8")


def test_the_contents_of_an_older_book_name_its_chapters_too() -> None:
    text = source_of(book(**{"OEBPS/nav.xhtml": "<html/>"})).text
    assert "水产业\n全年放养鱼苗。\n" in text


def test_a_first_line_that_is_the_title_is_not_printed_twice() -> None:
    source = source_of(book(**{"OEBPS/text/b b.xhtml": TWO.replace("<p>", "<p>水 产</p><p>")}))
    assert source.text.endswith("见水产\n水 产\n全年放养鱼苗。\n")
    assert source.layout.headings[-1].level == 1


def test_a_book_without_its_container_is_read() -> None:
    assert "全年造林" in source_of(book(**{"META-INF/container.xml": "<"})).text


def encryption(algorithm: str) -> str:
    return (
        '<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData>'
        f'<e:EncryptionMethod Algorithm="{algorithm}"/></e:EncryptedData></encryption>'
    )


def test_a_protected_book_is_refused_by_name() -> None:
    name = "META-INF/encryption.xml"
    assert refused(book(**{name: encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")})) == "book-is-protected"


def test_a_book_with_obfuscated_fonts_alone_is_read() -> None:
    name = "META-INF/encryption.xml"
    assert "全年造林" in source_of(book(**{name: encryption("http://www.idpf.org/2008/embedding")})).text


def test_bombs_and_damage_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = book()
    assert refused(whole[: len(whole) // 2]) == "file-damaged"
    assert refused(b"PK\x03\x04") == "file-damaged"
    assert refused(book(**{"OEBPS/content.opf": "x"})) == "file-damaged"
    assert refused(book(**{"OEBPS/text/a.xhtml": " " * 6_000_000})) == "file-unpacks-too-large"
    assert refused(book(**{"OEBPS/text/a.xhtml": "", "OEBPS/text/b b.xhtml": ""})) == "file-blank"
    monkeypatch.setattr(unpacking, "MOST_MEMBERS", 5)
    assert refused(whole) == "file-unpacks-too-large"


def test_names_that_lead_out_of_the_book_are_only_names() -> None:
    opf = OPF.replace("text/a.xhtml", "../../../etc/passwd")
    assert source_of(book(**{"OEBPS/content.opf": opf})).text == "水产\n全年放养鱼苗。\n"


def test_entities_of_a_book_are_not_expanded() -> None:
    opf = '<!DOCTYPE package [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + OPF.replace("2018", "&x;")
    assert source_of(book(**{"OEBPS/content.opf": opf})).layout.title.startswith("云泽年鉴")


def test_a_byte_turned_anywhere_never_raises_anything_else() -> None:
    whole = book()
    for place in range(0, len(whole), 7):
        try:
            source_of(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        except FileRefused:
            continue
