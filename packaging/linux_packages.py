"""The .deb and the .rpm of the laid-out tree, by nfpm."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import libraries
from linux_tree import LINUX, NAME, Release

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
        "deb": {"compression": "xz"},
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
        made.append(target)
    return made
