"""What the installers are made of: the tables, templates and checks of packaging/, without building anything."""

import lzma
import os
import plistlib
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import bundle
import dev
import file_types
import libraries
import linux_packages
import linux_tree
import machine
import sbom
import sizes
from compare_builds import differences, look_of
from linux_tree import LINUX, Release, filled
from yearbook_viewer import __version__
from yearbook_viewer.archive.header import APPLICATION_ID, MIME_TYPE, SUFFIX
from yearbook_viewer.cli import VERBS
from yearbook_viewer.reading.formats import FORMATS, MIME_TYPES, SUFFIXES

PACKAGING = Path(bundle.__file__).parent
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def _words(name: str) -> str:
    return (LINUX / name).read_text(encoding="utf-8")


def test_the_desktop_is_offered_the_archive_and_every_format_that_can_be_read() -> None:
    assert file_types.mime_types() == (MIME_TYPE, *sorted(MIME_TYPES))


def test_the_frozen_program_has_the_readers_that_the_table_of_formats_names() -> None:
    assert {row.module for row in FORMATS} < set(bundle.hidden_modules())


def test_an_archive_is_told_from_other_databases_by_the_number_that_the_program_writes() -> None:
    kind = ET.fromstring(_words("yearbook-viewer.xml"))[0]
    inner = kind.find(f"{MIME}magic/{MIME}match/{MIME}match")
    assert inner is not None
    assert (inner.get("offset"), inner.get("value")) == ("68", struct.pack(">I", APPLICATION_ID).decode())
    assert kind.get("type") == MIME_TYPE
    assert [glob.get("pattern") for glob in kind.iter(f"{MIME}glob")] == [f"*{SUFFIX}"]


def test_a_template_with_a_name_that_nothing_fills_is_a_fault() -> None:
    assert filled("a @DAY@ b", {"DAY": "2026-11-22"}) == "a 2026-11-22 b"
    with pytest.raises(KeyError):
        filled("@NOBODY@", {})


@pytest.mark.parametrize("page", ["yearbook-viewer.1", "yearbook-viewer.zh_CN.1"])
def test_the_man_page_explains_every_verb(page: str) -> None:
    plain = _words(page).replace("\\-", "-")
    assert [verb for verb in VERBS if not re.search(rf"^\.BI? {verb}\b", plain, re.MULTILINE)] == []


def test_what_is_told_at_the_removal_names_the_folder_of_the_data() -> None:
    for name in ("postrm", "README.Debian"):
        assert "~/.local/share/yearbook-viewer/" in _words(name)


def test_windows_is_told_the_version_of_the_project() -> None:
    told = (PACKAGING / "windows" / "version.txt").read_text(encoding="utf-8")
    numbers = (*(int(part) for part in __version__.split(".")), 0)
    assert f"filevers={numbers}, prodvers={numbers}" in told
    assert told.count(f"'{__version__}'") == 2


def test_windows_offers_the_program_for_every_suffix_that_can_be_read() -> None:
    assert re.findall('ValueName: "([^"]*)"', file_types.inno_lines()) == list(SUFFIXES)


def test_the_bundle_of_macos_owns_archives_and_may_open_texts() -> None:
    told = file_types.bundle_information(PACKAGING / "macos" / "Info.plist", "1.2.3")
    assert told["CFBundleShortVersionString"] == "1.2.3"
    assert told["UTExportedTypeDeclarations"][0]["UTTypeTagSpecification"]["public.filename-extension"] == ["ybk"]
    assert told["CFBundleDocumentTypes"][1]["CFBundleTypeExtensions"] == [name.lstrip(".") for name in SUFFIXES]
    assert plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())


@pytest.mark.parametrize("recipe", ["windows/version.txt", "windows/yearbook-viewer.iss", "ci/build.yml"])
def test_a_recipe_that_was_never_run_says_so(recipe: str) -> None:
    assert "Never run" in (PACKAGING / recipe).read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="the rule for the system's libraries is Linux's")
def test_only_what_runs_is_frozen() -> None:
    wheel, system = "/venv/site-packages", "/usr/lib/x86_64-linux-gnu"
    shipped = [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", wheel, "BINARY"),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", wheel, "DATA"),
        ("jieba/dict.txt", wheel, "DATA"),
        ("libsqlite3.so.0", f"{system}/libsqlite3.so.0", "BINARY"),
        ("python3.11/lib-dynload/_json.so", "/usr/lib/python3.11/lib-dynload/_json.so", "EXTENSION"),
        ("sqlalchemy/engine/_util_cy.cpython-311-x86_64-linux-gnu.so", wheel, "EXTENSION"),
    ]
    left_out = [
        ("PySide6/Qt/lib/libQt6Qml.so.6", wheel, "BINARY"),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", wheel, "BINARY"),
        ("PySide6/Qt/translations/qtbase_de.qm", wheel, "DATA"),
        ("alembic/templates/generic/script.py.mako", wheel, "DATA"),
        ("jieba/posseg/prob_emit.p", wheel, "DATA"),
        ("libX11.so.6", f"{system}/libX11.so.6", "BINARY"),
    ]
    assert bundle.kept([*left_out, *reversed(shipped)]) == shipped


def test_what_is_run_as_a_file_is_frozen_as_a_file() -> None:
    carried = {(Path(file).name, folder) for file, folder in bundle.data_files()}
    assert ("env.py", "yearbook_viewer/archive/migrations") in carried
    assert ("LICENCES.md", "yearbook_viewer/packaging") in carried
    assert ("YearbookSansSC.otf", "yearbook_viewer/resources/fonts") in carried
    assert not [name for name, _ in carried if name.endswith((".po", ".pyc"))]


def test_every_library_of_qt_that_the_checkout_installs_is_known_to_the_package() -> None:
    known = machine.QT_LIBRARIES | machine.X_LIBRARIES | machine.WAYLAND_LIBRARIES
    assert known.items() <= libraries.DEBIAN.items()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux names its libraries so")
def test_no_package_is_asked_for_a_library_that_comes_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asks = {
        "program": "NEEDED  libown.so.1\n  NEEDED  libX11.so.6",
        "libown.so.1": "NEEDED  libc.so.6\n 0x1 GLIBC_2.34",
    }
    for name in (*asks, "libqgtk3.so"):
        (tmp_path / name).write_bytes(b"\x7fELF")
    told = {name: f"  {lines}\n" for name, lines in asks.items()}
    monkeypatch.setattr(libraries, "_headers", lambda path: told.get(path.name, "  NEEDED  libgtk-3.so.0\n"))
    assert libraries.debian_packages(tmp_path) == {
        "depends": ["libc6 (>= 2.34)", "libx11-6"],
        "recommends": ["libcups2"],
        "suggests": ["libgtk-3-0"],
    }


def test_the_copyright_file_and_the_bill_name_every_package_that_is_shipped() -> None:
    licences = (PACKAGING / "LICENCES.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| ([\w.-]+)(?: \([^)]*\))? \| [\d.]+ \|", licences, re.MULTILINE)
    assert sorted(listed) == sorted(sbom.PACKAGES)
    copyright_file = _words("copyright").lower()
    assert [name for name in listed if name.lower() not in copyright_file and name != "typing_extensions"] == []


def test_every_installed_file_belongs_to_a_part_of_the_table_of_sizes(tmp_path: Path) -> None:
    for name in ("usr/lib/yearbook-viewer/_internal/libz.so.1", "usr/lib/yearbook-viewer/yearbook-viewer"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"123")
    found = sizes.parts(tmp_path)
    assert sorted(size for size in found.values() if size) == [3, 3]


def test_two_trees_that_differ_in_a_byte_a_right_or_a_time_are_told_apart(tmp_path: Path) -> None:
    release = Release("1.0", 1_700_000_000)
    for tree, words in (("one", "a"), ("other", "b")):
        (tmp_path / tree).mkdir()
        (tmp_path / tree / "same").write_text("same")
        (tmp_path / tree / "text").write_text(words)
        linux_tree.settle(tmp_path / tree, release)
    one, other = look_of(tmp_path / "one"), look_of(tmp_path / "other")
    assert differences(one, other) == ["text"]
    (tmp_path / "other" / "same").chmod(0o600)
    assert differences(one, look_of(tmp_path / "other")) == ["same", "text"]
    os.utime(tmp_path / "one" / "text", (0, 0))
    assert differences(one, look_of(tmp_path / "one")) == ["text"]


def test_package_with_test_builds_compares_and_tries_and_stops_where_one_fails(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[str] = []

    def run(command: list[str | Path], **_: object) -> subprocess.CompletedProcess[str]:
        started.append(Path(command[-1]).name)
        return subprocess.CompletedProcess(command, 1 if started[-1] == "smoke_test.sh" else 0)

    monkeypatch.setattr(dev, "install_packages", lambda _names: None)
    monkeypatch.setattr(dev, "environment", lambda _folder, _wanted: Path(sys.executable))
    monkeypatch.setattr(dev, "compile_catalogue", lambda _python: None)
    monkeypatch.setattr(subprocess, "run", run)
    assert dev.main(["package", "--test"]) == 1
    assert started == ["build_package.py", "compare_builds.py", "smoke_test.sh"]


def test_package_with_another_word_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["package", "--fast"]) == 2
    assert "dev.py package" in capsys.readouterr().err


def test_the_files_of_a_package_for_debian_are_packed_anew_and_stay_the_same(tmp_path: Path) -> None:
    def member(name: bytes, content: bytes) -> bytes:
        return name.ljust(16) + b"0".ljust(32) + b"%-10d`\n" % len(content) + content + b"\n" * (len(content) % 2)

    package = tmp_path / "a.deb"
    files = b"the files" * 1_000
    package.write_bytes(b"!<arch>\n" + member(b"debian-binary", b"2.0\n") + member(b"data.tar", files))
    linux_packages.compress(package)
    head, packed = package.read_bytes().split(b"data.tar.xz     ")
    assert head == b"!<arch>\n" + member(b"debian-binary", b"2.0\n")
    assert int(packed[32:42]) == len(packed[44:].removesuffix(b"\n")) < 500
    assert lzma.decompress(packed[44:].removesuffix(b"\n")) == files
