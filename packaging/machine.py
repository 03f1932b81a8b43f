"""What a machine must have before the program runs on it: system libraries, and a virtual environment.

Used by dev.py; Python's own library alone.
"""

import ctypes
import hashlib
import importlib.util
import json
import locale
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
# Debian keeps icupkg among the administrator's programs.
TOOLS = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin"))

# What the Qt in the wheel asks of the system (ldd on its libraries and platform plugins): soname -> Debian package.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
X_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def tell(chinese: str, english: str) -> None:
    """One line to the person at the keyboard, in Chinese where the system speaks it."""
    named = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    print("•", chinese if named.lower().startswith(("zh", "chinese")) else english, flush=True)


def on_linux() -> bool:
    return sys.platform.startswith("linux")


def has_display() -> bool:
    return not on_linux() or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


# --- the system's packages -------------------------------------------------------------------------------------------


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing_packages() -> list[str]:
    """Debian's names for what the system lacks: Python's venv, and the libraries that Qt needs here."""
    missing = [] if importlib.util.find_spec("ensurepip") else ["python3-venv"]
    if not on_linux():
        return missing
    libraries = dict(QT_LIBRARIES)
    if os.environ.get("DISPLAY"):
        libraries |= X_LIBRARIES
    if os.environ.get("WAYLAND_DISPLAY"):
        libraries |= WAYLAND_LIBRARIES
    return missing + [package for soname, package in libraries.items() if not _loads(soname)]


def missing_for_tests() -> list[str]:
    """What only some tests need: pdftotext. Without it they skip."""
    return ["poppler-utils"] if on_linux() and not shutil.which("pdftotext") else []


def missing_for_packages() -> list[str]:
    """What making the packages needs: git for the commit's time, binutils, ICU's tool for its data, and Python as a
    library (on Debian a package of its own).
    """
    if not on_linux():
        return []
    programs = {"git": "git", "objdump": "binutils", "strip": "binutils", "icupkg": "icu-devtools"}
    missing = {package for program, package in programs.items() if not shutil.which(program, path=TOOLS)}
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return sorted(missing) + ([] if _loads(f"libpython{version}.so.1.0") else [f"libpython{version}"])


def _succeeds(*command: str | Path) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _installer() -> list[str] | None:
    """How this user may call apt-get; None where they may not, or there is none."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    return None


def can_install() -> bool:
    """Whether this user may install system packages without being asked for a password."""
    return _installer() is not None


def install_packages(packages: Sequence[str]) -> None:
    """Install them, or print the line that does and end with 1."""
    if not packages:
        return
    names = " ".join(packages)
    apt_get = _installer()
    if apt_get is None:
        tell(f"系统缺少 {names}。请先安装,然后重试:", f"This system lacks {names}. Install them, then try again:")
        print(f"sudo apt-get install {names}")
        sys.exit(1)
    tell(f"正在安装系统软件包:{names}", f"Installing system packages: {names}")
    subprocess.run([*apt_get, "update", "-qq"], check=False)
    install = [*apt_get, "install", "-y", "-qq", "--no-install-recommends", *packages]
    done = subprocess.run(install, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        print(done.stdout.decode(errors="replace"))
        tell("apt-get 没有成功,见上文;请手动执行:", "apt-get failed, see above; by hand it would be:")
        print(f"sudo apt-get install {names}")
        sys.exit(1)


# --- the virtual environments ----------------------------------------------------------------------------------------


def requirements(*groups: str) -> list[str]:
    """What the program needs, and what is in these dependency groups of pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    def members(group: str) -> list[str]:
        listed: list[str] = []
        for item in project["dependency-groups"][group]:
            listed += [item] if isinstance(item, str) else members(item["include-group"])
        return listed

    return [*project["project"]["dependencies"], *(item for group in groups for item in members(group))]


def python_of(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _identity(folder: Path) -> dict[str, str]:
    """What an environment was made of; where any of it changed, it has to be looked at again."""
    pins = hashlib.sha256(CONSTRAINTS.read_bytes()).hexdigest()
    return {"folder": str(folder), "python": sys.version, "constraints": pins}


def _stamp(folder: Path) -> dict[str, object]:
    try:
        found = json.loads((folder / "installed.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def is_ready(folder: Path, wanted: Sequence[str]) -> bool:
    """Whether the environment holds all of `wanted` at the pinned versions, by its stamp."""
    stamp = _stamp(folder)
    installed = stamp.pop("requirements", None)
    known = set(installed) if isinstance(installed, list) else set()
    return python_of(folder).exists() and stamp == _identity(folder) and known.issuperset(wanted)


def environment(folder: Path, wanted: Sequence[str]) -> Path:
    """The Python of the environment in `folder`, made and filled where it is not ready."""
    python = python_of(folder)
    if is_ready(folder, wanted):
        return python
    stamp, identity = _stamp(folder), _identity(folder)
    moved = bool(stamp) and any(stamp.get(key) != identity[key] for key in ("folder", "python"))
    has_pip = python.exists() and _succeeds(python, "-m", "pip", "--version")
    if moved or not has_pip:
        tell(f"正在建立虚拟环境 {folder.name}", f"Making the virtual environment {folder.name}")
        if folder.is_symlink():
            # Clearing would empty the environment of another checkout.
            folder.unlink()
        if subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=False).returncode:
            tell("没有建成,见上文。", "That failed, see above.")
            sys.exit(1)
    (folder / "installed.json").unlink(missing_ok=True)
    tell(f"正在安装依赖(第一次需要几分钟):{folder.name}", f"Installing (takes minutes the first time): {folder.name}")
    pip: list[str | Path] = [
        python,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "--quiet",
        "install",
        "--use-pep517",
        "-c",
        CONSTRAINTS,
    ]
    if subprocess.run([*pip, *wanted], check=False).returncode:
        tell("依赖没有装全;请检查网络后重试。", "Not everything was installed; check the network and try again.")
        sys.exit(1)
    stamped = {**identity, "requirements": sorted(wanted)}
    (folder / "installed.json").write_text(json.dumps(stamped, ensure_ascii=False, indent=1), encoding="utf-8")
    return python
