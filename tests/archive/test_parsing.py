import subprocess
import sys
from pathlib import Path

from yearbook_viewer.archive.parsing import parse
from yearbook_viewer.text.version import VERSION

PAGE = """临江县档案馆
来源:本室 日期:2021-03-01 09:30
【概况】 2020年,临江县档案馆有职工12人。(何文博)
"""


def _loads(module: str, *others: str) -> bool:
    """Whether importing a module in a fresh process brings one of the others with it."""
    program = f"import sys, {module}; sys.exit(any(name in sys.modules for name in {others!r}))"
    return subprocess.run([sys.executable, "-c", program], check=False).returncode != 0


def test_a_file_is_read_and_everything_in_it_found(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(PAGE.encode("gb18030"))
    parsed = parse(path)
    (found,) = parsed.extractions
    assert parsed.source.text == PAGE
    assert (found.entry.title, found.entry.year, found.entry.text) == ("临江县档案馆", 2020, PAGE)
    assert [figure.text for figure in found.figures] == ["12人"]
    assert VERSION >= 1


def test_a_worker_process_loads_neither_sql_nor_qt() -> None:
    assert not _loads("yearbook_viewer.archive.parsing", "sqlalchemy", "sqlite3", "PySide6")


def test_the_floor_alone_loads_no_sql() -> None:
    assert not _loads("yearbook_viewer.archive", "sqlalchemy", "sqlite3")
