import io
import stat
import struct
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest

from tests.reading.zips import UTF_8, changed, zipped
from yearbook_viewer.archive.members import gather
from yearbook_viewer.archive.paths import names_of
from yearbook_viewer.errors import FileRefused
from yearbook_viewer.messages import Catalogue, sentence
from yearbook_viewer.reading import zipped as zipped_module
from yearbook_viewer.reading.folders import files_in
from yearbook_viewer.reading.formats import read

POLITICS = "嵩溪年鉴2019/政治/工商联.txt"
WATER = "嵩溪年鉴2019/经济/水利局.txt"
PAGE = "嵩溪县水利局\n2018年\n【灌溉】 整修渠道36公里。"


def names(path: Path) -> list[str]:
    return [str(file.relative_to(path)) for file in files_in([path])]


def put(folder: Path, data: bytes, name: str = "稿.zip") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def refused(path: Path) -> str:
    with pytest.raises(FileRefused) as caught:
        read(path)
    assert sentence(caught.value.reason, Catalogue("zh")).endswith("。")
    return caught.value.key


@pytest.mark.parametrize(
    ("encoding", "flags"), [("gb18030", 0), ("utf-8", UTF_8), ("utf-8", 0), ("gbk", 0), ("gb18030", 1 << 3)]
)
def test_names_are_read_as_they_were_written(tmp_path: Path, encoding: str, flags: int) -> None:
    members = {name.encode(encoding): PAGE.encode() for name in (WATER, POLITICS)}
    path = put(tmp_path, zipped(members, flags=flags))
    assert names(path) == [POLITICS, WATER]


def test_names_of_a_traditional_system_are_read_as_big5(tmp_path: Path) -> None:
    wanted = ["嵩溪年鑑/教育/學校概況.txt", "嵩溪年鑑/農業局.txt"]
    path = put(tmp_path, zipped({name.encode("big5"): PAGE.encode() for name in wanted}))
    assert sorted(names(path)) == sorted(wanted)


def test_a_name_beside_the_name_in_its_own_field_counts(tmp_path: Path) -> None:
    plain = b"__.txt"
    field = struct.pack("<BI", 1, zlib.crc32(plain)) + "鲢鳙.txt".encode()
    info = zipfile.ZipInfo(plain.decode())
    info.extra = struct.pack("<HH", 0x7075, len(field)) + field
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(info, PAGE)
    assert names(put(tmp_path, packed.getvalue())) == ["鲢鳙.txt"]


def test_files_come_as_from_the_folder_that_was_packed(tmp_path: Path) -> None:
    order = ["a.txt", "c.md", "b/1.txt", "b/old.doc", "b/scan.jpg", "d/e/f.caj"]
    path = put(tmp_path, zipped({name.encode(): b"x" for name in reversed(order)}))
    assert names(path) == order


def test_what_systems_leave_in_zips_is_passed_over(tmp_path: Path) -> None:
    left = ["__MACOSX/._a.txt", ".DS_Store", "x/.DS_Store", "Thumbs.db", "x/~$a.docx", ".git/a.txt", "desktop.ini"]
    path = put(tmp_path, zipped({name.encode(): b"x" for name in [*left, "a.txt"]}))
    assert names(path) == ["a.txt"]


def test_a_zip_in_a_folder_is_opened_and_one_given_with_its_folder_is_taken_once(tmp_path: Path) -> None:
    path = put(tmp_path, zipped({b"a.txt": b"x"}), "A.ZIP")
    assert files_in([tmp_path, path]) == [path / "a.txt"]


def test_a_member_is_read_from_memory(tmp_path: Path) -> None:
    path = put(tmp_path, zipped({WATER.encode("gbk"): PAGE.encode("gb18030"), b"b.txt": b"x"}))
    source = read(path / WATER)
    assert (source.text, source.encoding, source.format) == (PAGE, "gb18030", "txt")
    assert [file.name for file in tmp_path.iterdir()] == ["稿.zip"]


def test_a_member_that_is_not_deflated_is_read(tmp_path: Path) -> None:
    path = put(tmp_path, zipped({b"a.txt": PAGE.encode()}, method=zipfile.ZIP_STORED))
    assert read(path / "a.txt").text == PAGE


def test_folders_of_the_zip_and_its_own_name_say_what_volume_it_is() -> None:
    assert names_of(Path("/x/嵩溪年鉴2019.zip/政治/工商联.txt")) == ("x", "嵩溪年鉴2019", "政治", "工商联")


@pytest.mark.parametrize(
    ("name", "label"),
    [
        (b"../../etc/a.txt", "etc/a.txt"),
        (b"/etc/a.txt", "etc/a.txt"),
        (b"C:\\temp\\a.txt", "C：/temp/a.txt"),
        (b"x/./..//a.txt", "x/a.txt"),
        (b"a\nb\x7f.txt", "a\ufffdb\ufffd.txt"),
        (b"\xff\xfe.txt", "\ufffd\ufffd.txt"),
        ("年".encode() * 300 + b".txt", "年" * 300 + ".txt"),
    ],
)
def test_a_stored_name_is_a_label_and_leads_nowhere(tmp_path: Path, name: bytes, label: str) -> None:
    path = put(tmp_path, zipped({name: PAGE.encode()}))
    assert names(path) == [label]
    assert read(path / label).text == PAGE
    assert [file.name for file in tmp_path.iterdir()] == ["稿.zip"]


def test_a_name_that_says_it_is_utf_8_and_is_not_does_no_harm(tmp_path: Path) -> None:
    path = put(tmp_path, zipped({"水利局.txt".encode("gbk"): PAGE.encode()}, flags=UTF_8))
    assert names(path) == ["水利局.txt"]
    assert read(path / "水利局.txt").text == PAGE


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_one_name_are_told_apart(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for words in ("甲", "乙", "丙"):
            archive.writestr("a.txt", words)
    path = put(tmp_path, packed.getvalue())
    assert names(path) == ["a (2).txt", "a (3).txt", "a.txt"]
    assert [read(file).text for file in files_in([path])] == ["乙", "丙", "甲"]


def test_members_that_cannot_be_read_are_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    whole = zipped({b"a.txt": PAGE.encode(), b"in.zip": zipped({b"b.txt": b"x"}), b"r.rar": b"x", b"0.txt": b""})
    path = put(tmp_path, whole)
    assert refused(path / "in.zip") == "packed-twice"
    assert refused(path / "r.rar") == "file-is-packed"
    assert refused(path / "0.txt") == "file-empty"
    assert refused(path / "gone.txt") == "file-gone"
    assert refused(path / "in.zip" / "b.txt") == "file-gone"
    assert read(path / "a.txt").text == PAGE


def test_an_encrypted_member_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = put(tmp_path, zipped({b"a.txt": PAGE.encode()}, flags=1))
    assert refused(path / "a.txt") == "packed-encrypted"


@pytest.mark.parametrize("method", [9, 14, 93, 99, 77])
def test_a_method_that_cannot_be_undone_is_named(tmp_path: Path, method: int) -> None:
    path = put(tmp_path, changed(zipped({b"a.txt": PAGE.encode()}), b"PK\x01\x02", 10, method))
    assert refused(path / "a.txt") == "packed-method-unknown"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    packed = io.BytesIO()
    info = zipfile.ZipInfo("a.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    assert refused(put(tmp_path, packed.getvalue()) / "a.txt") == "file-not-regular"


def test_a_member_whose_bytes_are_not_those_that_were_packed_is_damaged(tmp_path: Path) -> None:
    data = zipped({b"a.txt": PAGE.encode(), b"b.txt": PAGE.encode()}, method=zipfile.ZIP_STORED)
    path = put(tmp_path, data.replace(b"36", b"37", 1))
    assert refused(path / "a.txt") == "file-damaged"
    assert read(path / "b.txt").text == PAGE


def test_a_zip_cut_off_is_listed_and_refused(tmp_path: Path) -> None:
    whole = zipped({b"a.txt": PAGE.encode() * 40, b"b.txt": PAGE.encode()})
    for end in range(4, len(whole), 7):
        path = put(tmp_path, whole[:end])
        assert files_in([path]) == [path]
        assert refused(path) == "file-damaged"


def test_a_bomb_is_refused_by_its_claims_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steep = put(tmp_path, zipped({b"a.txt": bytes(9 << 20), b"b.txt": PAGE.encode()}))
    monkeypatch.setattr(zlib, "decompressobj", lambda *_: pytest.fail("was unpacked"))
    assert refused(steep / "a.txt") == "file-unpacks-too-large"
    monkeypatch.setattr(zipped_module, "MOST_MEMBERS", 20)
    many = put(tmp_path, zipped({f"{number:02}.txt".encode(): b"" for number in range(21)}))
    assert files_in([many]) == [many]
    assert refused(many) == "packed-too-many"
    monkeypatch.setattr(zipped_module, "LARGEST_WHOLE", 1000)
    assert refused(put(tmp_path, zipped({b"a.txt": b"x" * 600, b"b.txt": b"y" * 600}))) == "packed-too-many"


def test_a_member_that_claims_to_be_small_is_not_unpacked_beyond_its_claim(tmp_path: Path) -> None:
    data = zipped({b"a.txt": bytes(60 << 20)})
    small = data.replace((60 << 20).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    path = put(tmp_path, small) / "a.txt"
    tracemalloc.start()
    assert refused(path) == "file-damaged"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5 << 20


def test_a_zip_without_documents_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path, zipped({b"Thumbs.db": b"x"}))
    assert files_in([path]) == [path]
    assert refused(path) == "packed-without-documents"


def test_pictures_in_a_zip_are_refused_each_by_its_name(tmp_path: Path) -> None:
    path = put(tmp_path, zipped({"图/一.jpg".encode(): b"x", "图/二.png".encode(): b"x"}, flags=UTF_8))
    assert names(path) == ["图/一.jpg", "图/二.png"]
    assert [refused(file) for file in files_in([path])] == ["file-is-picture", "file-is-picture"]
    with pytest.raises(FileRefused, match="packed-without-documents"):
        gather(path)


def test_a_document_that_is_a_zip_inside_is_no_folder(tmp_path: Path) -> None:
    path = put(tmp_path, zipped({b"[Content_Types].xml": b"<x/>", b"word/document.xml": b"<x/>", b"a.txt": b"x"}))
    assert files_in([path]) == [path]
    assert refused(path) == "file-damaged"


@pytest.mark.parametrize("name", ["a.rar", "a.7z", "a.tar.gz", "a.tgz"])
def test_other_archives_are_refused_by_name(tmp_path: Path, name: str) -> None:
    assert refused(put(tmp_path, b"x", name)) == "file-is-packed"


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_a_zip_under_another_name_is_told(tmp_path: Path, name: str) -> None:
    assert refused(put(tmp_path, zipped({b"a.txt": b"x"}), name)) == "file-is-packed"


def test_a_zip_gathered_is_its_members_one_after_the_other(tmp_path: Path) -> None:
    table = "品种,产量\n草鱼,12\n鲢鱼,30\n"
    path = put(tmp_path, zipped({b"1.csv": table.encode(), WATER.encode(): PAGE.encode(), b"x.pdf": b"x"}))
    gathered = gather(path)
    source = gathered.parsed.source
    assert source.text == "品种\t产量\n草鱼\t12\n鲢鱼\t30\n" + PAGE + "\n"
    assert [source.text[cell.start : cell.end] for cell in source.layout.tables[0].cells][:2] == ["品种", "产量"]
    entries = [each.entry for each in gathered.parsed.extractions]
    assert all(source.text.startswith(entry.text, entry.start) for entry in entries)
    assert entries[-1].volume_year == 2019
    assert [reason.key for reason in gathered.refused] == ["file-damaged"]
