"""dev.py: what it does to a machine, and that the README's commands exist."""

import json
import re
import sys
from pathlib import Path

import pytest

import dev
import machine
from yearbook_viewer.cli import VERBS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The programs dev.py would have started, the environment being ready."""
    started: list[list[str]] = []

    def started_program(_python: Path, *arguments: str, offscreen: bool) -> int:
        started.append([*arguments, "offscreen" if offscreen else "on screen"])
        return 0

    monkeypatch.setattr(dev, "prepare", lambda: Path(sys.executable))
    monkeypatch.setattr(dev, "_program", started_program)
    return started


def test_run_opens_the_window_where_there_is_a_display(monkeypatch: pytest.MonkeyPatch, calls: list[list[str]]) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    assert dev.main(["run", "a.txt", "b.txt"]) == 0
    assert calls == [["a.txt", "b.txt", "on screen"]]


@pytest.mark.skipif(not machine.on_linux(), reason="elsewhere there is always a display")
def test_run_does_the_main_job_where_there_is_none(
    monkeypatch: pytest.MonkeyPatch, calls: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    assert dev.main(["run"]) == 0
    assert calls == [["first-look", "--out", str(ROOT / "build" / "first-look"), "offscreen"]]
    assert "No display here" in capsys.readouterr().out


def test_a_user_without_rights_gets_the_exact_line_and_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(machine, "_installer", lambda: None)
    with pytest.raises(SystemExit) as ended:
        machine.install_packages(["libegl1", "libgl1"])
    assert ended.value.code == 1
    assert capsys.readouterr().out.splitlines()[-1] == "sudo apt-get install libegl1 libgl1"


def test_nothing_is_asked_for_where_nothing_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_installer", lambda: pytest.fail("asked"))
    machine.install_packages([])


@pytest.mark.skipif(not machine.on_linux(), reason="only Linux has these packages")
def test_the_libraries_of_a_window_are_asked_for_only_where_there_is_a_display(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(machine, "_loads", lambda soname: soname not in ("libEGL.so.1", "libxcb-cursor.so.0"))
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert machine.missing_packages() == ["libegl1"]
    monkeypatch.setenv("DISPLAY", ":0")
    assert machine.missing_packages() == ["libegl1", "libxcb-cursor0"]


def test_a_group_brings_the_groups_it_includes() -> None:
    wanted = machine.requirements("dev")
    assert {"pytest", "babel", "pytest-qt", "SQLAlchemy>=2.0.30,<2.2"} <= set(wanted)


def test_an_environment_is_ready_only_for_what_it_was_filled_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = machine.python_of(tmp_path)
    python.parent.mkdir()
    python.touch()
    stamp = {**machine._identity(tmp_path), "requirements": ["jieba", "pytest"]}
    (tmp_path / "installed.json").write_text(json.dumps(stamp), encoding="utf-8")
    assert machine.is_ready(tmp_path, ["jieba"])
    assert not machine.is_ready(tmp_path, ["jieba", "mypy"])
    other = tmp_path / "constraints.txt"
    other.write_text("jieba==9\n", encoding="utf-8")
    monkeypatch.setattr(machine, "CONSTRAINTS", other)
    assert not machine.is_ready(tmp_path, ["jieba"])


def test_a_stamp_that_is_no_json_is_no_stamp(tmp_path: Path) -> None:
    (tmp_path / "installed.json").write_text("{", encoding="utf-8")
    assert not machine.is_ready(tmp_path, [])


def test_a_word_that_is_no_command_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["fly"]) == 2
    assert "python3 dev.py run" in capsys.readouterr().err


def test_every_command_of_the_readme_exists() -> None:
    named = set(re.findall(r"python3 dev\.py (\w+)", README))
    assert {"run", "test"} <= named <= set(dev.COMMANDS)


def test_every_verb_of_the_readme_exists_and_each_is_told() -> None:
    assert set(re.findall(r"^yearbook-viewer ([a-z][\w-]*)", README, re.MULTILINE)) == set(VERBS)


def test_the_ci_calls_the_readmes_test_command() -> None:
    assert "exec python3 dev.py test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
