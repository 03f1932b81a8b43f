"""The .deb and the .rpm of the laid-out tree, by nfpm."""

import json
import lzma
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import libraries
from linux_tree import LINUX, NAME, Release

_AR, _HEADER = b"!<arch>\n", 60

DESCRIPTION = """\
reader and checker of Chinese yearbook entries
Files the entries of Chinese yearbooks (年鉴条目) by year, entry and section,
marks people, organisations, places, times, documents and honours in the text,
lists every figure in a table and checks the sums that can be checked, finds
any words in the archive, and prints any section to PDF with a font of its own.
Everything stays on this machine: the network is never asked."""


def description(root: Path, release: Release) -> dict[str, Any]:
    """What nfpm is told: both packages carry the same files and differ in how they name what they need."""
    frozen = root / "usr" / "lib" / NAME
    return {
        "name": NAME,
        "arch": "amd64",
        "platform": "linux",
        "version": release.version,
        "version_schema": "none",
        "section": "text",
        "priority": "optional",
        "maintainer": "The Yearbook Viewer authors <yearbook-viewer@localhost>",
        "description": DESCRIPTION,
        "license": "Apache-2.0",
        "mtime": release.moment.isoformat(),
        "contents": [{"src": str(root / "usr"), "dst": "/usr", "type": "tree"}],
        "scripts": {"postremove": str(LINUX / "postrm")},
        "overrides": {
            "deb": libraries.debian_packages(frozen),
            "rpm": {"depends": libraries.rpm_capabilities(frozen)},
        },
        "deb": {"compression": "none"},  # see compress
        "rpm": {
            "compression": "zstd",
            "buildhost": "localhost",
            "group": "Applications/Text",
            "summary": DESCRIPTION.partition("\n")[0],
        },
    }


def make_packages(root: Path, out: Path, release: Release) -> list[Path]:
    """Write NAME.deb and NAME.rpm into `out`."""
    recipe = out / "nfpm.json"  # JSON is YAML too
    recipe.write_text(json.dumps(description(root, release), ensure_ascii=False, indent=1), encoding="utf-8")
    surroundings = {**os.environ, "SOURCE_DATE_EPOCH": str(release.time)}
    made = []
    for packager, name in (
        ("deb", f"{NAME}_{release.version}_amd64.deb"),
        ("rpm", f"{NAME}-{release.version}-1.x86_64.rpm"),
    ):
        target = out / name
        target.unlink(missing_ok=True)
        command: list[str | Path] = [
            Path(sys.executable).parent / "nfpm",
            "package",
            "-f",
            recipe,
            "-p",
            packager,
            "-t",
            target,
        ]
        subprocess.run(command, check=True, env=surroundings)
        if packager == "deb":
            compress(target)
        made.append(target)
    return made


def compress(package: Path) -> None:
    """Pack the files of a .deb by xz at its best; nfpm's own xz leaves them a fifth larger.

    A .deb is an archive of `ar`: a line, then members with a header of 60 bytes, each padded to even length.
    """
    packed, at, members = package.read_bytes(), len(_AR), [_AR]
    while at < len(packed):
        header, size = packed[at : at + _HEADER], int(packed[at + 48 : at + 58])
        content = packed[at + _HEADER : at + _HEADER + size]
        at += _HEADER + size + size % 2
        if header.startswith(b"data.tar "):
            content = lzma.compress(content, preset=9 | lzma.PRESET_EXTREME)
            header = b"data.tar.xz".ljust(16) + header[16:48] + b"%-10d" % len(content) + header[58:]
        members += [header, content, b"\n" * (len(content) % 2)]
    package.write_bytes(b"".join(members))
