"""The fences between the floors, and that each of them barks."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "yearbook_viewer"

WITHOUT_QT = ("reading", "text", "archive", "export")
# Whatever reaches a network. `socket` itself is wanted once, for a pair of sockets within the program.
NETWORK = {
    *(
        "asyncio",
        "ftplib",
        "http",
        "imaplib",
        "poplib",
        "smtplib",
        "socketserver",
        "ssl",
        "telnetlib",
        "urllib",
        "xmlrpc",
    ),
    *("aiohttp", "httpx", "requests", "urllib3", "websockets"),
}
WITHIN_THE_PROGRAM = {"yearbook_viewer.gui.application": {"socket"}}
LOCAL = {"QLocalServer", "QLocalSocket"}
LINT = "from importlinter.cli import lint_imports_command as main; main()"


def _modules(*folders: str) -> list[str]:
    files = [file for folder in folders for file in (PACKAGE / folder).rglob("*.py")]
    # Alembic runs these two kinds itself; outside of a migration they cannot be imported.
    files = [file for file in files if file.name != "env.py" and "versions" not in file.parts]
    names = [".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files]
    return [name.removesuffix(".__init__") for name in names]


def _loaded_by(modules: list[str], suspects: tuple[str, ...]) -> str:
    """Which of the suspects are loaded in a fresh Python once the modules are."""
    program = (
        "import importlib, sys\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
        f"print(*sorted({set(suspects)!r} & {{name.partition('.')[0] for name in sys.modules}}))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_no_floor_below_the_window_loads_qt() -> None:
    assert _loaded_by(_modules(*WITHOUT_QT), ("PySide6", "shiboken6")) == ""


def test_the_window_loads_neither_the_archive_nor_the_dictionaries_before_it_is_painted() -> None:
    pytest.importorskip("PySide6")
    modules = ["yearbook_viewer.app", *_modules("gui")]
    assert _loaded_by(modules, ("sqlalchemy", "sqlite3", "alembic", "jieba")) == ""


def test_the_command_line_loads_nothing_heavy_before_it_knows_the_verb() -> None:
    assert _loaded_by(["yearbook_viewer.cli"], ("PySide6", "sqlalchemy", "alembic", "jieba")) == ""


def test_an_archive_is_opened_without_what_only_some_of_its_calls_need() -> None:
    assert _loaded_by(["yearbook_viewer.archive.archive"], ("numpy", "jieba", "alembic", "lxml")) == ""


def _network_in(source: str) -> set[str]:
    """The names by which a module's source could reach a network."""
    met: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            names = {f"{module}.{alias.name}" for alias in node.names}
        else:
            continue
        met |= {name for name in names if name.partition(".")[0] in NETWORK | {"socket"}}
        met |= {name for name in names if name.startswith("PySide6.QtNetwork") and name.rpartition(".")[2] not in LOCAL}
        met |= {name for name in names if name.startswith(("PySide6.QtWeb", "PySide6.QtHttp"))}
    return met


def test_no_module_can_reach_a_network() -> None:
    met = {
        name: found - WITHIN_THE_PROGRAM.get(name, set())
        for file in PACKAGE.rglob("*.py")
        if (name := ".".join(file.relative_to(ROOT).with_suffix("").parts))
        and (found := _network_in(file.read_text(encoding="utf-8")))
    }
    assert {name: found for name, found in met.items() if found} == {}


@pytest.mark.parametrize(
    "line",
    [
        "import urllib.request",
        "from http import client",
        "import requests",
        "from PySide6.QtNetwork import QLocalServer, QNetworkAccessManager",
        "from PySide6 import QtNetwork",
        "from PySide6.QtWebSockets import QWebSocket",
        "from socket import create_connection",
        "def late():\n    import ssl",
    ],
)
def test_what_could_reach_a_network_is_seen(line: str) -> None:
    assert _network_in(line)


@pytest.mark.parametrize(
    ("contract", "module", "line"),
    [
        ("The floors: never up", "text/planted.py", "import yearbook_viewer.archive.schema"),
        (
            "The audit: from numbers and clauses up to tables",
            "text/audit/numbers/planted.py",
            "import yearbook_viewer.text.audit.tables.tabled",
        ),
        ("Only gui knows Qt", "text/planted.py", "import PySide6.QtCore"),
        ("Only archive knows SQL", "gui/planted.py", "import sqlalchemy"),
        ("Only archive knows SQL", "export/planted.py", "import sqlite3"),
        ("The window never sees the tables", "gui/planted.py", "from yearbook_viewer.archive import schema"),
    ],
)
def test_a_contract_barks_at_a_planted_violation(tmp_path: Path, contract: str, module: str, line: str) -> None:
    pytest.importorskip("importlinter")
    shutil.copytree(PACKAGE, tmp_path / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / PACKAGE.name / module).write_text(line + "\n", encoding="utf-8")

    done = subprocess.run([sys.executable, "-c", LINT], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert f"{contract} BROKEN" in done.stdout


def test_no_test_asserts_how_long_something_takes() -> None:
    timed = re.compile(r"assert .*\b(monotonic|perf_counter|process_time|thread_time)\(\).* < ")
    tests = (file for file in (ROOT / "tests").rglob("test_*.py") if timed.search(file.read_text(encoding="utf-8")))
    assert list(tests) == []


def test_the_top_level_holds_what_the_house_says() -> None:
    ignored = {line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()} | {".git"}
    listed = {path.name for path in ROOT.iterdir() if not any(path.match(pattern) for pattern in ignored)}
    assert listed == {
        ".ci", ".gitignore", "CHANGELOG.md", "LICENSE", "README.md", "dev.py", "packaging", "pyproject.toml",
        "resources", "seeds", "tests", "yearbook_viewer",
    }  # fmt: skip


def test_every_contract_is_tried_above() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    assert [contract["name"] for contract in contracts] == [
        "The floors: never up",
        "The audit: from numbers and clauses up to tables",
        "Only gui knows Qt",
        "Only archive knows SQL",
        "The window never sees the tables",
    ]
