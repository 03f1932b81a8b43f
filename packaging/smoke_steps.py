"""The smoke test itself: runs as root inside the bare Debian, with the .deb as its only argument.

Each step is a function whose docstring says what is seen; it raises where it is not. The report goes to
standard output and to out/smoke.txt.
"""

import json
import os
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import smoke_package as package
import smoke_reader as reader
from smoke_package import OUT, PREFIX, shell
from smoke_screen import Screen

ROUNDS = 5
# An archive that the first program made, in the checkout beside the installed program.
GOLDEN = Path("/srv/checkout/tests/archive/golden/0001.ybk")

FIRST = reader.HOME / "年鉴 资料" / "岳阳 工商联 (2023).txt"
SECOND = reader.HOME / "年鉴 资料" / "第二份 文件.txt"
OTHER = reader.HOME / "文稿 夹" / "另一个 档案.ybk"
TEXT = """岳阳市图书馆
来源:岳阳年鉴 日期:2024-03-05

【概况】2023年,岳阳市图书馆有职工42人。馆藏图书86.5万册,比上年增长3.2%。其中,古籍1.2万册。
【读者服务】全年接待读者51万人次,举办“巴陵讲坛”24场。䶮山分馆5月18日开馆。
(何文博)
"""


def is_known_to_the_desktop() -> str:
    """An archive is known by its name and by its contents, and opens with the program; texts may."""
    reader.run([reader.PROGRAM, "--archive", OTHER, "import", reader.give(FIRST, TEXT)])
    disguised = reader.HOME / "没有后缀的档案"
    reader.run(["cp", OTHER, disguised])
    for path in (OTHER, disguised):
        assert "standard::content-type: application/x-yearbook-archive" in reader.run(["gio", "info", path])
    assert "yearbook-viewer.desktop" in reader.run(["gio", "mime", "application/x-yearbook-archive"])
    assert "yearbook-viewer.desktop" in reader.run(["gio", "mime", "text/plain"])
    disguised.unlink()
    lines = reader.DESKTOP.read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith("MimeType="))


def opens_a_file_of_the_desktop(screen: Screen) -> str:
    """Started from its desktop entry with a file whose name has blanks and Chinese, it shows and imports it."""
    reader.launch(FIRST)
    screen.wait_painted(20)
    reader.wait_for(lambda: len(reader.entries()) == 2, 60)
    time.sleep(2)
    screen.save(OUT / "1-opened-from-the-desktop.png")
    titles = [entry["title"] for entry in reader.entries()]
    assert "岳阳市图书馆" in titles, titles
    return "、".join(titles)


def hands_its_file_to_the_first(screen: Screen) -> str:
    """A second start gives its file to the window that is there and ends."""
    first = reader.windows()
    assert len(first) == 1, first
    reader.give(SECOND, TEXT.replace("图书馆", "博物馆"))
    begun = time.monotonic()
    reader.run([reader.PROGRAM, SECOND])
    took = time.monotonic() - begun
    reader.wait_for(lambda: len(reader.entries()) == 3, 60)
    assert reader.windows() == first
    reader.launch()
    time.sleep(1.5)
    assert reader.windows() == first
    screen.save(OUT / "2-second-file.png")
    return f"the second start ended after {took:.2f} s"


def opens_an_archive_by_double_click(screen: Screen) -> str:
    """What the desktop does for a double-click on a .ybk opens it in the same window."""
    first = reader.windows()
    reader.start(["gio", "open", OTHER]).wait(timeout=20)
    reader.wait_for(lambda: "另一个 档案" in titles_of_windows(), 20)
    time.sleep(1.5)
    screen.save(OUT / "3-archive-opened.png")
    assert reader.windows() == first
    return titles_of_windows()


def titles_of_windows() -> str:
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", ".", "getwindowname", "%@"],
        capture_output=True, text=True, check=False, env=os.environ | reader.surroundings(),
    )  # fmt: skip
    return " / ".join(found.stdout.split("\n")[:-1])


def ends_with_the_session(screen: Screen) -> str:
    """At the end of the session the window closes; data lies in the reader's home and nowhere else."""
    reader.close_windows()
    screen.wait_empty(10)
    kept = sorted(path.relative_to(reader.HOME).as_posix() for path in reader.DATA.iterdir())
    assert {"archive.ybk", "log", "settings.ini"} <= {Path(name).name for name in kept}, kept
    strewn = [str(path) for path in Path("/tmp").rglob("*") if re.search("yearbook|jieba|_MEI", path.name)]
    assert not strewn, strewn
    # dpkg compares all files with their sums: nothing was written beside the program.
    assert not shell("dpkg", "--verify", "yearbook-viewer")
    assert not list(PREFIX.rglob("__pycache__"))
    log = (reader.DATA / "log" / "yearbook-viewer.log").read_text(encoding="utf-8")
    (OUT / "log.txt").write_text(log, encoding="utf-8")
    assert " ERROR " not in log, log
    return " ".join(kept)


def brings_an_older_archive_up_to_date() -> str:
    """The frozen program migrates an archive of the first schema, and what is in it is there."""
    home = reader.HOME / "older"
    home.mkdir()
    shutil.copy(GOLDEN, home / "archive.ybk")
    shutil.chown(home, reader.NAME, reader.NAME)
    shutil.chown(home / "archive.ybk", reader.NAME, reader.NAME)
    listed = reader.run([reader.PROGRAM, "--data-dir", home, "list"])
    with closing(sqlite3.connect(home / "archive.ybk")) as archive:
        revision = archive.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    assert revision > "0001", revision
    assert "临江县档案馆" in listed, listed
    return f"0001 → {revision}; {listed.splitlines()[0]}"


def prints_exactly() -> str:
    """The text of the PDF is that of the entry, though the system has no Chinese font."""
    told = []
    for entry in reader.entries():
        number = str(entry["id"])
        pdf = reader.HOME / f"条目 {number}.pdf"
        reader.run([reader.PROGRAM, "export-pdf", "--entry", number, pdf])
        text = json.loads(reader.run([reader.PROGRAM, "show", "--entry", number, "--json"]))["text"]
        assert reader.text_of_pdf(pdf) == reader.bare(text), entry["title"]
        told.append(f"{entry['title']} {len(reader.bare(text))}")
        reader.run(["pdftoppm", "-png", "-r", "60", "-f", "1", "-l", "1", "-singlefile", pdf, reader.HOME / "page"])
        (OUT / f"4-pdf-{number}.png").write_bytes((reader.HOME / "page.png").read_bytes())
    return "characters compared: " + ", ".join(told)


def writes_its_tables() -> str:
    """Search, figures and proof-reading sheets work in the frozen program, with every library that only they load."""
    found = reader.run([reader.PROGRAM, "search", "读者服务"])
    assert "图书馆" in found, found
    told = []
    for name in ("数据.csv", "数据.xlsx", "数据.json"):
        reader.run([reader.PROGRAM, "figures", reader.HOME / name])
    for name in ("校对单.docx", "校对单.xlsx", "校对单.pdf"):
        reader.run([reader.PROGRAM, "proof", reader.HOME / name])
    for name in ("数据.xlsx", "校对单.docx", "校对单.xlsx"):
        with ZipFile(reader.HOME / name) as parts:
            assert parts.testzip() is None
            told.append(f"{name} {len(parts.namelist())}")
    assert "86.5" in (reader.HOME / "数据.csv").read_text(encoding="utf-8-sig")
    assert "馆藏图书86.5万册" in reader.text_of_pdf(reader.HOME / "校对单.pdf")
    return "parts: " + ", ".join(told)


def start_times(screen: Screen) -> str:
    """Seconds from start to painted window, disk warm, median: installed, and `python -m` of the checkout."""
    ways: dict[str, tuple[list[str], dict[str, str]]] = {
        "installed": ([reader.PROGRAM], {}),
        "python -m": (["python3", "-m", "yearbook_viewer"], reader.FROM_SOURCE),
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(ROUNDS + 1):
        for name, (command, variables) in ways.items():
            begun = time.monotonic()
            reader.start(command, **variables)
            painted = screen.wait_painted(30) - begun
            if turn:  # the first start of each warms the disk
                taken[name].append(painted)
            time.sleep(2)
            reader.close_windows()
            screen.wait_empty(10)
    (OUT / "start-times.txt").write_text(json.dumps(taken, indent=1), encoding="utf-8")
    assert statistics.median(taken["installed"]) <= 1, taken
    return ", ".join(
        f"{name} {statistics.median(times):.2f} (of {ROUNDS}: {min(times):.2f}–{max(times):.2f})"
        for name, times in taken.items()
    )


def steps(deb: Path, screens: Path) -> Iterator[tuple[Callable[..., str], tuple[Path | Screen, ...]]]:
    """The steps in order, each with what it is given."""
    yield package.installs, (deb,)
    yield package.finds_its_libraries, ()
    yield package.runs_without_a_screen, ()
    yield package.gets_tools, ()
    yield package.satisfies_lintian, (deb,)
    yield package.is_a_valid_desktop_entry, ()
    yield is_known_to_the_desktop, ()
    with Screen(screens) as screen:
        yield opens_a_file_of_the_desktop, (screen,)
        yield hands_its_file_to_the_first, (screen,)
        yield opens_an_archive_by_double_click, (screen,)
        yield ends_with_the_session, (screen,)
        yield brings_an_older_archive_up_to_date, ()
        yield prints_exactly, ()
        yield writes_its_tables, ()
        yield start_times, (screen,)
    yield package.leaves_only_data, ()


def main(deb: Path) -> int:
    OUT.mkdir(parents=True, exist_ok=True)
    reader.make()
    report, failed = [], 0
    for step, given in steps(deb, Path("/srv/smoke/screen")):
        says = (step.__doc__ or "").partition("\n")[0]
        try:
            line = f"ok   {says}\n    {step(*given)}"
        except Exception:  # noqa: BLE001  whatever went wrong is reported, and the next step is tried
            failed += 1
            line = f"FAIL {says}\n{traceback.format_exc()}"
        print(line, flush=True)
        report.append(line)
    (OUT / "smoke.txt").write_text("\n".join(report) + "\n", encoding="utf-8")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
