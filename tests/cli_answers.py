"""What the command line is called with, and what it answers."""

import json
from pathlib import Path
from typing import Any

import pytest

from yearbook_viewer.cli import run

ROOT = Path(__file__).resolve().parent.parent


SEED = next((ROOT / "seeds").glob("*.txt"))


TEXT = SEED.read_text(encoding="utf-8-sig").replace("\r\n", "\n")


def answer(capsys: pytest.CaptureFixture[str], *words: object) -> Any:
    """What a verb prints as JSON; it must end well."""
    capsys.readouterr()
    assert run([str(word) for word in words]) == 0
    return json.loads(capsys.readouterr().out)


PLAIN = "云泽市渔政站\n2019年,渔政站有执法船3艘。\n一、执法\n全年巡查120次。\n二、增殖\n投放鱼苗40万尾。\n"
