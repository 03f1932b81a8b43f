import hashlib
import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reading.office_files import paragraph, word_file
from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading import converters
from yearbook_viewer.reading.formats import read

ROOT = Path(__file__).resolve().parents[2]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the converters of these tests are scripts of a shell")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that alone is searched for converters, beside the shell's own programs."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name in ("sh", "sleep", "rm", "cp", "cat", "env", "touch"):
        (folder / name).symlink_to(str(shutil.which(name)))
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(converters, "_PLACES", ())
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    return folder


def install(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / name).chmod(stat.S_IRWXU)


def write(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def refused(path: Path) -> tuple[str, dict[str, str]]:
    with pytest.raises(FileRefused) as caught:
        read(path)
    return caught.value.key, {name: value for name, value in caught.value.reason.values if name != "path"}


@pytest.mark.parametrize("name", ["旧.doc", "旧.DOC", "旧.wps"])
def test_an_old_document_is_read_as_its_converter_makes_it(programs: Path, tmp_path: Path, name: str) -> None:
    made = write(tmp_path, "made.docx", word_file(paragraph("民政", '<w:outlineLvl w:val="0"/>')))
    install(programs, "soffice", f'while [ "$1" != --outdir ]; do shift; done; cp "{made}" "$2/document.docx"')
    path = write(tmp_path, name, OLE)
    source = read(path)
    assert (source.text, source.format) == ("民政\n", "doc")
    assert source.digest == hashlib.sha256(OLE).hexdigest()
    assert [each.level for each in source.layout.headings] == [1]
    assert not [each for each in tmp_path.iterdir() if each.name.startswith("yearbook-viewer-")]


def test_without_a_converter_the_reader_is_told_what_to_do(programs: Path, tmp_path: Path) -> None:
    assert refused(write(tmp_path, "a.doc", OLE)) == (
        "file-needs-converter",
        {"content": "Word 97–2003", "suffix": ".docx"},
    )
    assert refused(write(tmp_path, "a.xls", OLE)) == (
        "file-needs-converter",
        {"content": "Excel 97–2003", "suffix": ".xlsx"},
    )


@pytest.mark.parametrize("script", ["exit 0", "exit 3", 'touch "$9"; exit 1'])
def test_a_conversion_that_makes_nothing_is_told(programs: Path, tmp_path: Path, script: str) -> None:
    install(programs, "soffice", script)
    assert refused(write(tmp_path, "a.doc", OLE)) == (
        "file-not-converted",
        {"program": "LibreOffice", "suffix": ".docx"},
    )


def test_a_conversion_that_takes_too_long_is_ended(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(converters, "SECONDS", 0.3)
    install(programs, "soffice", f'echo $$ > "{tmp_path}/pid"; sleep 60')
    assert refused(write(tmp_path, "a.doc", OLE))[0] == "file-not-converted"
    assert ended(int((tmp_path / "pid").read_text()))


def test_a_converter_ends_with_the_process_that_asked_even_when_that_is_killed(programs: Path, tmp_path: Path) -> None:
    install(programs, "soffice", f'echo $$ > "{tmp_path}/pid.new"; cp "{tmp_path}/pid.new" "{tmp_path}/pid"; sleep 60')
    path = write(tmp_path, "a.doc", OLE)
    program = f"from pathlib import Path; from yearbook_viewer.reading.formats import read; read(Path({str(path)!r}))"
    with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, env=dict(os.environ)) as asking:
        wait_for(lambda: (tmp_path / "pid").exists() and bool((tmp_path / "pid").read_text()))
        asking.send_signal(signal.SIGKILL)
    assert ended(int((tmp_path / "pid").read_text()))
    assert wait_for(lambda: not [each for each in tmp_path.iterdir() if each.name.startswith("yearbook-viewer-")])


def test_antiword_is_asked_where_libreoffice_is_not_installed(programs: Path, tmp_path: Path) -> None:
    install(programs, "antiword", "printf '\\n\\n全年接待群众来访32批。\\n\\n|来访|来信 |\\n|32  |118  |\\n'")
    source = read(write(tmp_path, "a.doc", OLE))
    assert (source.text, len(source.layout.tables)) == ("全年接待群众来访32批。\n来访\t来信\n32\t118\n", 1)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<html><body><p>网页存成的文档</p></body></html>".encode(), "网页存成的文档\n"),
        ("其实是纯文本\n".encode("gb18030"), "其实是纯文本\n"),
        (word_file(paragraph("其实是新格式")), "其实是新格式\n"),
    ],
)
def test_what_is_no_old_document_under_its_suffix_is_read_as_what_it_is(
    programs: Path, tmp_path: Path, data: bytes, text: str
) -> None:
    assert read(write(tmp_path, "a.doc", data)).text == text


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed here")
def test_a_document_of_word_97_is_read_by_the_libreoffice_that_is_installed() -> None:
    if not list(Path("/usr/lib/libreoffice/program").glob("libswlo.so")):
        pytest.skip("this LibreOffice has no Writer")
    source = read(Path(__file__).parent / "samples" / "libreoffice.doc")
    assert source.text == (
        "档案馆\n馆藏档案12.8万卷。\n1. 第一条\n2. 第二条\n• 点\n指标\t数量\t\n卷\t1,280\t\n\t\t5.5%\n"
        "查阅利用\n全年接待查阅1.2万人次，比上年增长5.5％。\n"
    )
    assert [source.text[each.start : each.end] for each in source.layout.headings] == ["档案馆", "查阅利用"]
    assert len(source.layout.tables) == 1


def test_a_document_with_a_password_is_refused(programs: Path, tmp_path: Path) -> None:
    data = OLE + "EncryptedPackage".encode("utf-16-le")
    assert refused(write(tmp_path, "a.docx", data))[0] == "file-encrypted"
    assert refused(write(tmp_path, "a.doc", data))[0] == "file-encrypted"


def wait_for(happened: Callable[[], bool]) -> bool:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        if happened():
            return True
        time.sleep(0.02)
    return False


def ended(process: int) -> bool:
    """Whether a process is gone, or dead and not yet reaped."""

    def gone() -> bool:
        try:
            return ") Z " in Path(f"/proc/{process}/stat").read_text()
        except OSError:
            return True

    return wait_for(gone)
