"""Everything that is done with a checkout, by one command and with Python's own library alone.

    python3 dev.py run [FILES…]    the program; where there is no display, its main job with pictures
    python3 dev.py test [ARGS…]    all checks and tests; with ARGS only pytest, which is given them
    python3 dev.py doctor          what is missing on this machine
    python3 dev.py bench [NAME]    measured times beside those of the obvious other way
    python3 dev.py shots           take the pictures in README and help anew
    python3 dev.py package [--test]  the installers, in build/package; --test tries them on a bare Debian
    python3 dev.py catalogue       bring the English catalogue up to the strings in the source

The first start makes `.venv` and installs what packaging/constraints.txt pins; later ones are instant
and need no network.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036  whoever starts it with an older one is to read why it stops
    sys.exit("yearbook-viewer: Python 3.11 or newer is needed, this is " + sys.version.split()[0])

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "packaging"))

from machine import (  # noqa: E402  found only through the line above
    can_install,
    environment,
    has_display,
    install_packages,
    is_ready,
    missing_for_packages,
    missing_for_tests,
    missing_packages,
    requirements,
    tell,
)

I18N = ROOT / "resources" / "i18n"
PICTURES = ROOT / "resources" / "help"
DOMAINS = "yearbook_viewer argparse"

# The tests of what must work without Qt; they run once more where PySide6 is not installed. Those of `text` do not:
# reading, archive and export call all of it, and they would take as long again as everything else.
WITHOUT_QT = ("tests/reading", "tests/archive", "tests/export")


def compile_catalogue(python: Path) -> None:
    """Compile the .po files that are newer than what was compiled from them."""
    stale = [
        po
        for po in I18N.rglob("*.po")
        if not po.with_suffix(".mo").exists() or po.with_suffix(".mo").stat().st_mtime < po.stat().st_mtime
    ]
    if stale:
        _babel(python, "compile", "-d", str(I18N), "-D", DOMAINS)


def _babel(python: Path, *arguments: str) -> None:
    if subprocess.run(
        [python, "-m", "babel.messages.frontend", "--quiet", *arguments], cwd=ROOT, check=False
    ).returncode:
        sys.exit(1)


def prepare(*groups: str) -> Path:
    """The Python of .venv, with the system's libraries, the groups and the compiled catalogue in place."""
    install_packages(missing_packages())
    python = environment(ROOT / ".venv", requirements("catalogue", *groups))
    compile_catalogue(python)
    return python


def _program(python: Path, *arguments: str, offscreen: bool) -> int:
    """Run the program where the caller stands, so that relative file names mean what they say."""
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    if offscreen:
        surroundings["QT_QPA_PLATFORM"] = "offscreen"
    return subprocess.run([python, "-m", "yearbook_viewer", *arguments], env=surroundings, check=False).returncode


# --- the commands ----------------------------------------------------------------------------------------------------


def run(files: Sequence[str]) -> int:
    """Open the window; where there is no display, do its main job all the same."""
    python = prepare()
    if has_display():
        return _program(python, *files, offscreen=False)
    tell(
        "这里没有显示器(DISPLAY 和 WAYLAND_DISPLAY 都没有设置),因此不打开窗口,改为把主要工作做一遍:",
        "No display here (neither DISPLAY nor WAYLAND_DISPLAY is set): no window opens, its main job is done instead:",
    )
    return _program(python, "first-look", "--out", str(ROOT / "build" / "first-look"), *files, offscreen=True)


def test(arguments: Sequence[str]) -> int:
    """All checks, the tests without Qt, then the whole suite; the worst exit code of them."""
    lacking = missing_for_tests()
    if lacking and can_install():
        install_packages([*missing_packages(), *lacking])
    elif lacking:
        tell("没有 pdftotext(poppler-utils),用到它的测试会跳过。", "No pdftotext (poppler-utils): some tests skip.")
    python = prepare("dev")
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    pytest: list[str | Path] = [python, "-m", "pytest"]
    if arguments:
        return subprocess.run([*pytest, *arguments], cwd=ROOT, env=surroundings, check=False).returncode
    core = environment(ROOT / ".venv-core", [item for item in requirements("core") if "PySide6" not in item])
    steps: dict[str, list[str | Path]] = {
        "ruff check": [python, "-m", "ruff", "check", "."],
        "ruff format": [python, "-m", "ruff", "format", "--check", "."],
        "mypy": [python, "-m", "mypy"],
        "import-linter": [python, "-c", "from importlinter.cli import lint_imports_command as main; main()"],
        "pytest without Qt": [core, "-m", "pytest", "-q", "-c", "tests/core.ini", "--rootdir=.", *WITHOUT_QT],
        "pytest": pytest,
    }
    codes: dict[str, int] = {}
    for name, command in steps.items():
        failed = [earlier for earlier, code in codes.items() if code]
        if name == "pytest" and failed:
            tell(f"未通过:{'、'.join(failed)}", f"Failed so far: {', '.join(failed)}")
        tell(name, name)
        codes[name] = subprocess.run(command, cwd=ROOT, env=surroundings, check=False).returncode
    return max(abs(code) for code in codes.values())


def doctor(_arguments: Sequence[str]) -> int:
    """What is missing on this machine; 1 if anything is."""
    machine = missing_packages()
    findings = {
        f"Python {sys.version.split()[0]}": [],
        "Qt": machine,
        "pdftotext": missing_for_tests(),
        ".venv (run)": [] if is_ready(ROOT / ".venv", requirements("catalogue")) else ["python3 dev.py run"],
        ".venv (test)": [] if is_ready(ROOT / ".venv", requirements("catalogue", "dev")) else ["python3 dev.py test"],
    }
    for name, lacking in findings.items():
        tell(
            f"{name}:{'缺少 ' + ' '.join(lacking) if lacking else '就绪'}",
            f"{name}: {'missing, ' + ' '.join(lacking) if lacking else 'ready'}",
        )
    if not has_display():
        tell("显示器:没有,run 会改为生成图片", "Display: none, run makes pictures instead")
    packages = [*machine, *missing_for_tests()]
    if packages:
        print(f"sudo apt-get install {' '.join(packages)}")
    return int(any(findings.values()))


def bench(names: Sequence[str]) -> int:
    """Print one table: job, size, ours, rival, ratio."""
    python = prepare("dev")
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command: list[str | Path] = [python, "-m", "tests.bench.table", *names]
    return subprocess.run(command, cwd=ROOT, env=surroundings, check=False).returncode


def shots(_arguments: Sequence[str]) -> int:
    """Take the pictures of the real windows anew that README and help show, with their Chinese words."""
    os.environ |= {"LC_ALL": "", "LC_MESSAGES": "zh_CN.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
    python, taken = prepare(), ROOT / "build" / "shots"
    if code := _program(python, "first-look", "--out", str(taken), offscreen=True):
        return code
    PICTURES.mkdir(exist_ok=True)
    further: list[str | Path] = [python, "-m", "tests.shots.take", taken / "window.png", PICTURES]
    if code := subprocess.run(further, cwd=ROOT, check=False).returncode:
        return code
    tell(f"已更新 {PICTURES}", f"Updated {PICTURES}")
    return 0


def catalogue(_arguments: Sequence[str]) -> int:
    """Collect the strings of the source into the English .po; what is new stands there untranslated."""
    python = prepare("dev")
    template = ROOT / "build" / "yearbook_viewer.pot"
    template.parent.mkdir(exist_ok=True)
    words = ["-k", "say", "-k", "_say", "-k", "N_"]
    _babel(python, "extract", *words, "--no-location", "--sort-output", "-o", str(template), "yearbook_viewer")
    domain = ["-D", "yearbook_viewer", "-d", str(I18N), "-l", "en", "-i", str(template)]
    tidy = ["--no-fuzzy-matching", "--ignore-obsolete", "--ignore-pot-creation-date"]
    _babel(python, "update", *domain, *tidy)
    compile_catalogue(python)
    return 0


def package(arguments: Sequence[str]) -> int:
    """Build the installers; with --test build once more, compare, and try the .deb on a bare Debian."""
    if list(arguments) not in ([], ["--test"]):
        print(__doc__, file=sys.stderr)
        return 2
    install_packages([*missing_packages(), *missing_for_packages()])
    python = environment(ROOT / ".venv-package", requirements("catalogue", "package"))
    compile_catalogue(python)
    folder = ROOT / "packaging"
    steps: list[list[str | Path]] = [[python, folder / "build_package.py"]]
    if arguments:
        steps += [[python, folder / "compare_builds.py"], [folder / "smoke_test.sh"]]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    for step in steps:
        if code := subprocess.run(step, cwd=ROOT, env=surroundings, check=False).returncode:
            return code
    return 0


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": run,
    "test": test,
    "doctor": doctor,
    "bench": bench,
    "shots": shots,
    "package": package,
    "catalogue": catalogue,
}


def main(arguments: Sequence[str]) -> int:
    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is None:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        return command(arguments[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
