"""Everything from the checkout to the Linux packages, in build/package: called by `python3 dev.py package`.

    build_package.py [OUT]      runs in the environment .venv-package

On Windows and macOS it ends with the frozen folder; the installers there are made by their own tools (README.md).
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import sizes  # noqa: E402  the line above is what lets these find the program
from linux_packages import make_packages  # noqa: E402
from linux_tree import NAME, Release, make_appdir, make_tree, strip_own  # noqa: E402
from sbom import bill_of_materials  # noqa: E402

from yearbook_viewer import __version__  # noqa: E402


def release() -> Release:
    """This commit's; outside of git the time is what SOURCE_DATE_EPOCH says."""
    stated = os.environ.get("SOURCE_DATE_EPOCH")
    if stated is None:
        asked = ["git", "-C", ROOT, "log", "-1", "--format=%ct"]
        stated = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    return Release(__version__, int(stated))


def freeze(out: Path, time: int) -> Path:
    """Run PyInstaller; returns the folder with the program. The same commit gives the same bytes."""
    subprocess.run([sys.executable, ROOT / "packaging" / "render_icons.py", ROOT / "build/package/icons"], check=True)
    surroundings = {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(time),
        "PYTHONHASHSEED": "0",  # the order inside frozen sets of compiled modules
        "PYINSTALLER_CONFIG_DIR": str(out / "work" / "cache"),
    }
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    folders = ["--distpath", out / "frozen", "--workpath", out / "work"]
    recipe = ROOT / "packaging" / "yearbook-viewer.spec"
    subprocess.run([*command, *folders, recipe], cwd=ROOT, env=surroundings, check=True)
    return out / "frozen" / NAME


def main(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    made = release()
    frozen = freeze(out, made.time)
    if sys.platform != "linux":
        print(frozen)
        return
    strip_own(frozen)
    bill = out / "sbom.cdx.json"
    bill.write_text(bill_of_materials(frozen, made), encoding="utf-8")
    root = out / "root"
    make_tree(frozen, ROOT / "build" / "package" / "icons", bill, root, made)
    make_appdir(root, out / "YearbookViewer.AppDir")
    packages = make_packages(root, out, made)
    told = sizes.table(root, packages)
    (out / "sizes.md").write_text(told, encoding="utf-8")
    print(told, end="")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "package")
