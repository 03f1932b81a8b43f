"""Documents of more elements than memory bears are refused before a tree is built of them."""

import io
import zipfile
from pathlib import Path

import pytest

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.messages import Catalogue, sentence
from yearbook_viewer.reading import ooxml
from yearbook_viewer.reading.formats import read_data
from yearbook_viewer.reading.web import page as web_page


def refused(name: str, data: bytes) -> str:
    with pytest.raises(FileRefused) as caught:
        read_data(Path(name), data)
    assert sentence(caught.value.reason, Catalogue("zh")).endswith("。")
    return caught.value.key


def test_a_page_of_too_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    page = "<table>" + "<tr><td>鲢鱼</td><td>30</td></tr>" * 400_001 + "</table>"
    monkeypatch.setattr(web_page, "parse", lambda _: pytest.fail("was parsed"))
    assert refused("a.html", page.encode()) == "file-too-intricate"


def test_a_document_of_too_many_paragraphs_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ooxml, "MOST_ELEMENTS", 1_000)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as members:
        members.writestr("word/document.xml", "<w:document><w:body>" + "<w:p/>" * 1_000 + "</w:body></w:document>")
    assert refused("a.docx", packed.getvalue()) == "file-too-intricate"
