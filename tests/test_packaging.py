"""What a reader installs: the wheel holds all that the program needs, and its licences are told."""

import importlib.metadata
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
LICENCES = (ROOT / "packaging" / "LICENCES.md").read_text(encoding="utf-8")
PINNED = dict(re.findall(r"^([\w.-]+)==(\S+)$", (ROOT / "packaging" / "constraints.txt").read_text(), re.MULTILINE))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _direct() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {_plain(Requirement(item).name) for item in project["project"]["dependencies"]}


def _runtime() -> set[str]:
    """The direct dependencies and what they ask for, as the environment has it installed."""
    wanted, known = list(_direct()), set[str]()
    while wanted:
        name = wanted.pop()
        if name in known:
            continue
        known.add(name)
        asked = [Requirement(line) for line in importlib.metadata.requires(name) or ()]
        wanted += [_plain(item.name) for item in asked if not item.marker or item.marker.evaluate({"extra": ""})]
    return known


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names in a wheel that is built from this checkout."""
    pytest.importorskip("hatchling")
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    (built,) = out.glob("*.whl")
    return zipfile.ZipFile(built).namelist()


def test_every_pinned_package_that_is_installed_with_the_program_is_listed_with_its_licence() -> None:
    rows = {
        _plain(name): version
        for name, version in re.findall(r"^\| ([\w.-]+)(?: \([^)]*\))? \| ([\d.]+) \|", LICENCES, re.MULTILINE)
    }
    pinned = {_plain(name): version for name, version in PINNED.items()}
    assert rows == {name: pinned[name] for name in _runtime()}


def test_every_carried_file_is_listed_with_its_licence() -> None:
    carried = [path for path in (ROOT / "seeds").iterdir() if path.is_file()]
    carried += (ROOT / "resources" / "fonts").glob("*.[ot]tf")
    assert [path.name for path in carried if path.name not in LICENCES] == []


def test_every_direct_dependency_is_pinned() -> None:
    assert _direct() - {_plain(name) for name in PINNED} == set()


def test_the_wheel_carries_resources_and_seeds(wheel: list[str]) -> None:
    files = [path for folder in ("resources", "seeds") for path in (ROOT / folder).rglob("*") if path.is_file()]
    assert {f"yearbook_viewer/{path.relative_to(ROOT).as_posix()}" for path in files} - set(wheel) == set()


def test_the_wheel_carries_the_compiled_catalogues(wheel: list[str]) -> None:
    assert "yearbook_viewer/resources/i18n/en/LC_MESSAGES/yearbook_viewer.mo" in wheel
    assert "yearbook_viewer/resources/i18n/zh/LC_MESSAGES/argparse.mo" in wheel


def test_the_wheel_carries_the_licences_and_no_file_twice(wheel: list[str]) -> None:
    kept = [name.partition(".dist-info/")[2] for name in wheel if ".dist-info/licenses/" in name]
    assert sorted(kept) == ["licenses/LICENSE", "licenses/packaging/LICENCES.md"]
    assert len(wheel) == len(set(wheel))


def test_the_wheel_carries_nothing_that_is_made_by_running(wheel: list[str]) -> None:
    assert [name for name in wheel if "__pycache__" in name or name.endswith(".pyc")] == []
