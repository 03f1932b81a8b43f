"""Which libraries of the system the frozen program asks for, and which packages bring them.

Read from the files themselves with binutils' objdump, so that a library that comes with a new version of Qt is
noticed: without a package in the table the build stops.
"""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from machine import QT_LIBRARIES, WAYLAND_LIBRARIES, X_LIBRARIES

# Soname -> package of Debian 12.
DEBIAN = {
    **QT_LIBRARIES,
    **X_LIBRARIES,
    **WAYLAND_LIBRARIES,
    "libc.so.6": "libc6",
    "libdl.so.2": "libc6",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "librt.so.1": "libc6",
    "libresolv.so.2": "libc6",
    "ld-linux-x86-64.so.2": "libc6",
    "libgcc_s.so.1": "libgcc-s1",
    "libstdc++.so.6": "libstdc++6",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libfreetype.so.6": "libfreetype6",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libzstd.so.1": "libzstd1",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb.so.1": "libxcb1",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
}

# Plugins that Qt does without where their libraries are missing -> the package that has those.
RECOMMENDED_FOR = {"libcupsprintersupport.so": "libcups2"}
SUGGESTED_FOR = {"libqgtk3.so": "libgtk-3-0"}


def elf_files(folder: Path) -> Iterator[Path]:
    """The programs and libraries below a folder, sorted."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def _headers(path: Path) -> str:
    return subprocess.run(["objdump", "-p", path], capture_output=True, text=True, check=True).stdout


def asked_of_the_system(folder: Path) -> set[str]:
    """The sonames that the folder's files ask for and it does not hold; without what Qt can do without."""
    files = list(elf_files(folder))
    own = {path.name for path in files}
    asked = set[str]()
    for path in files:
        if path.name not in {*RECOMMENDED_FOR, *SUGGESTED_FOR}:
            asked.update(re.findall(r"^\s+NEEDED\s+(\S+)", _headers(path), re.MULTILINE))
    return asked - own


def least_glibc(folder: Path) -> str:
    """The oldest version of the C library that has every symbol that is asked for."""
    versions = {
        tuple(int(part) for part in found.split("."))
        for path in elf_files(folder)
        for found in re.findall(r"\bGLIBC_([\d.]+)", _headers(path))
    }
    return ".".join(str(part) for part in max(versions))


def debian_packages(folder: Path) -> dict[str, list[str]]:
    """The fields Depends, Recommends and Suggests. Raises KeyError for a library that no package is known for."""
    needed = {DEBIAN[soname] for soname in asked_of_the_system(folder)} - {"libc6"}
    return {
        "depends": [f"libc6 (>= {least_glibc(folder)})", *sorted(needed)],
        "recommends": sorted(RECOMMENDED_FOR.values()),
        "suggests": sorted(SUGGESTED_FOR.values()),
    }


def rpm_capabilities(folder: Path) -> list[str]:
    """What an .rpm requires: the sonames, which all distributions of that family name alike."""
    return sorted(f"{soname}()(64bit)" for soname in asked_of_the_system(folder) if not soname.startswith("ld-"))
