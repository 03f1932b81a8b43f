"""The scorer, as it was handed to us: a script, not a module of a package."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", Path(__file__).with_name("score.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
