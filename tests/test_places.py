"""Where the reader's data goes, and where the program's own files are found, installed in every way."""

import os
import sys
from pathlib import Path

import pytest

from yearbook_viewer import places
from yearbook_viewer.places import cache_home, can_write, data_home, default_archive, portable_home, resource


@pytest.fixture(autouse=True)
def nothing_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An installed program whose environment names no folder."""
    for name in ("YEARBOOK_HOME", "APPIMAGE", "APPDIR", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    installed = tmp_path / "site-packages" / "yearbook_viewer"
    installed.mkdir(parents=True)
    monkeypatch.setattr(places, "_PACKAGE", installed)


def frozen(monkeypatch: pytest.MonkeyPatch, executable: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(executable))


def beside(folder: Path) -> Path:
    (folder / "yearbook-data").mkdir(parents=True)
    return folder / "yearbook-data"


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of Linux")
def test_by_itself_data_goes_to_the_platforms_places(tmp_path: Path) -> None:
    assert data_home() == tmp_path / "home/.local/share/yearbook-viewer"
    assert cache_home() == tmp_path / "home/.cache/yearbook-viewer"
    assert places.session_home() == tmp_path / "home/.cache/yearbook-viewer/session"


def test_the_sessions_own_folder_holds_sockets_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/1000")
    assert places.session_home() == Path("/run/user/1000/yearbook-viewer")


def test_a_folder_beside_the_frozen_program_holds_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    portable = beside(tmp_path / "stick")
    frozen(monkeypatch, tmp_path / "stick" / "yearbook-viewer")
    assert (data_home(), cache_home(), default_archive()) == (portable, portable / "cache", portable / "archive.ybk")


def test_a_frozen_program_with_no_folder_beside_it_is_not_portable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen(monkeypatch, tmp_path / "stick" / "yearbook-viewer")
    assert portable_home() is None
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / "yearbook-data").write_text("a file is no folder", encoding="utf-8")
    assert portable_home() is None


def test_what_is_named_wins_over_the_portable_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beside(tmp_path / "stick")
    frozen(monkeypatch, tmp_path / "stick" / "yearbook-viewer")
    monkeypatch.setenv("YEARBOOK_HOME", str(tmp_path / "named"))
    assert (data_home(), cache_home()) == (tmp_path / "named", tmp_path / "named" / "cache")


def test_the_portable_folder_of_a_mac_stands_beside_the_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    portable = beside(tmp_path / "stick")
    frozen(monkeypatch, tmp_path / "stick" / "年鉴档案.app" / "Contents" / "MacOS" / "yearbook-viewer")
    assert data_home() == portable


def test_the_portable_folder_of_an_appimage_stands_beside_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    portable = beside(tmp_path / "stick")
    mounted = tmp_path / "mount"
    frozen(monkeypatch, mounted / "usr" / "lib" / "yearbook-viewer" / "yearbook-viewer")
    monkeypatch.setenv("APPIMAGE", str(tmp_path / "stick" / "Yearbook_Viewer.AppImage"))
    monkeypatch.setenv("APPDIR", str(mounted))
    assert data_home() == portable


def test_an_appimage_that_only_started_us_is_not_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beside(tmp_path / "terminal")
    frozen(monkeypatch, tmp_path / "usr" / "yearbook-viewer")
    monkeypatch.setenv("APPIMAGE", str(tmp_path / "terminal" / "Terminal.AppImage"))
    monkeypatch.setenv("APPDIR", str(tmp_path / "mount-of-the-terminal"))
    assert portable_home() is None


def test_a_checkout_is_portable_too_and_an_installed_package_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    portable = beside(tmp_path / "site-packages")
    assert portable_home() is None
    (tmp_path / "site-packages" / "pyproject.toml").touch()
    assert portable_home() == portable


def test_resources_stand_in_an_installed_package_and_beside_it_in_a_checkout(tmp_path: Path) -> None:
    assert resource("resources", "fonts") == tmp_path / "site-packages/yearbook_viewer/resources/fonts"
    assert resource("LICENSE") == tmp_path / "site-packages/yearbook_viewer/LICENSE"
    (tmp_path / "site-packages" / "pyproject.toml").touch()
    assert resource("resources", "fonts") == tmp_path / "site-packages/resources/fonts"


def test_a_folder_that_is_not_there_yet_can_be_written_where_the_one_above_it_can(tmp_path: Path) -> None:
    assert can_write(tmp_path / "new" / "newer")


@pytest.mark.skipif(sys.platform != "win32" and os.geteuid() == 0, reason="root passes every check")
def test_a_folder_without_permission_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    assert not can_write(tmp_path / "locked")
    assert not can_write(tmp_path / "locked" / "below")
