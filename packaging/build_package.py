"""Everything from the checkout to the Linux packages, in build/package.

Called by `python3 dev.py package`, in the environment .venv-package and with the project on PYTHONPATH. On Windows
and macOS it ends with the frozen folder; the installers there are made by their own tools (README.md).
"""

import os
import subprocess
import sys
from pathlib import Path

import icu_data
import sizes
from bundle import ROOT
from file_types import inno_lines
from linux_packages import make_packages
from linux_tree import NAME, Release, clean_libraries, make_appdir, make_tree
from sbom import bill_of_materials
from yearbook_viewer import __version__

OUT = ROOT / "build" / "package"
ICONS = OUT / "icons"  # the recipe of PyInstaller looks there too


def release() -> Release:
    """This commit's; outside of git the time is what SOURCE_DATE_EPOCH says."""
    stated = os.environ.get("SOURCE_DATE_EPOCH")
    if stated is None:
        asked: list[str | Path] = ["git", "-C", ROOT, "log", "-1", "--format=%ct"]
        stated = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    return Release(__version__, int(stated))


def freeze(out: Path, time: int) -> Path:
    """Run PyInstaller; returns the folder with the program. The same commit gives the same bytes."""
    subprocess.run([sys.executable, ROOT / "packaging" / "render_icons.py", ICONS], check=True)
    surroundings = {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(time),
        "PYTHONHASHSEED": "0",  # the order inside frozen sets of compiled modules
        "PYINSTALLER_CONFIG_DIR": str(out / "work" / "cache"),
    }
    command: list[str | Path] = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"]
    folders: list[str | Path] = ["--distpath", out / "frozen", "--workpath", out / "work"]
    recipe = ROOT / "packaging" / "yearbook-viewer.spec"
    subprocess.run([*command, *folders, recipe], cwd=ROOT, env=surroundings, check=True)
    return out / "frozen" / NAME


def lay_out(out: Path, made: Release) -> Path:
    """The tree that the Linux packages install, below `out`."""
    out.mkdir(parents=True, exist_ok=True)
    frozen = freeze(out, made.time)
    clean_libraries(frozen)
    icu_data.reduce(frozen, out / "work" / "icu")
    bill = out / "sbom.cdx.json"
    bill.write_text(bill_of_materials(frozen, made), encoding="utf-8")
    make_tree(frozen, ICONS, bill, out / "root", made)
    return out / "root"


def main() -> None:
    made = release()
    if sys.platform != "linux":
        print(freeze(OUT, made.time))
        (OUT / "suffixes.iss").write_text(inno_lines(), encoding="utf-8")
        return
    root = lay_out(OUT, made)
    make_appdir(root, OUT / "YearbookViewer.AppDir")
    packages = make_packages(root, OUT, made)
    told = sizes.table(root, packages)
    (OUT / "sizes.md").write_text(told, encoding="utf-8")
    print(told, end="")


if __name__ == "__main__":
    main()
