"""The package on the bare system: installing it, what the validators say, and taking it away again."""

import os
import re
import subprocess
import time
from pathlib import Path

import smoke_reader as reader

OUT = Path("/srv/smoke/out")
PREFIX = Path("/usr/lib/yearbook-viewer")
# What may lack its library: Qt goes on without.
OPTIONAL = {"libqgtk3.so", "libcupsprintersupport.so"}
TOOLS = (
    *("xvfb", "libglib2.0-bin", "shared-mime-info", "xdotool", "poppler-utils"),
    *("lintian", "desktop-file-utils", "appstream"),
)


def shell(*command: str | Path) -> str:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    try:
        done.check_returncode()
    except subprocess.CalledProcessError as error:
        error.add_note(done.stdout)
        raise
    return done.stdout


def installs(deb: Path) -> str:
    """apt installs it, with what it depends on and nothing else."""
    shell("apt-get", "update", "-qq")
    before = set(shell("dpkg-query", "-W", "-f", "${Package}\n").split())
    begun = time.monotonic()
    shell("apt-get", "install", "-y", "-qq", "--no-install-recommends", deb)
    packages = set(shell("dpkg-query", "-W", "-f", "${Package}\n").split()) - before
    size = shell("dpkg-query", "-W", "-f", "${Installed-Size}", "yearbook-viewer")
    took = time.monotonic() - begun
    return f"{len(packages)} packages in {took:.0f} s; ours installed: {int(size) * 1024 / 1e6:.1f} MB"


def finds_its_libraries() -> str:
    """Every library it brings finds what it asks for, before anything else is installed."""
    lacking = []
    libraries = [path for path in PREFIX.rglob("*.so*") if not path.is_symlink() and path.name not in OPTIONAL]
    for path in libraries:
        told = subprocess.run(["ldd", path], capture_output=True, text=True, check=False).stdout
        lacking += [f"{path.name}: {line.strip()}" for line in told.splitlines() if "not found" in line]
    assert not lacking, lacking
    return f"{len(libraries)} libraries"


def runs_without_a_screen() -> str:
    """The command line answers with nothing else installed."""
    return reader.run([reader.PROGRAM, "--version"]).strip()


def gets_tools() -> str:
    """Screen, desktop tools and validators come from apt; no Chinese font is on the system."""
    shell("apt-get", "install", "-y", "-qq", "--no-install-recommends", *TOOLS)
    fonts = {path.name for path in Path("/usr/share/fonts").rglob("*.*")}
    assert all(name.startswith("DejaVu") for name in fonts), fonts
    return f"fonts of the system: {' '.join(sorted(fonts)) or 'none'}"


def satisfies_lintian(deb: Path) -> str:
    """lintian finds nothing but what packaging/linux/lintian-overrides gives a reason for."""
    done = subprocess.run(["lintian", "--allow-root", deb], capture_output=True, text=True, check=False)
    (OUT / "lintian.txt").write_text(done.stdout + done.stderr, encoding="utf-8")
    found = [line for line in done.stdout.splitlines() if re.match("[EWIP]: ", line)]
    assert not found, done.stdout
    return "nothing to say"


def is_a_valid_desktop_entry() -> str:
    """desktop-file-validate and appstreamcli find nothing wrong."""
    told = shell("desktop-file-validate", reader.DESKTOP)
    (metainfo,) = Path("/usr/share/metainfo").glob("*yearbook*.xml")
    checked = shell("appstreamcli", "validate", "--no-net", "--pedantic", metainfo)
    lines = [f"desktop-file-validate: {told.strip() or 'nothing to say'}", "appstreamcli:", *checked.split("\n")]
    return "\n    ".join(line.strip() for line in lines if line.strip())


def leaves_only_data() -> str:
    """After the purge nothing is left but the reader's data, and the reader is told where that is."""
    archive = reader.DATA / "archive.ybk"
    before = archive.read_bytes()
    purged = shell("apt-get", "purge", "-y", "yearbook-viewer").splitlines()
    told = [line for line in purged if line.startswith("yearbook-viewer:")]
    assert any("~/.local/share/yearbook-viewer/" in line for line in told), told
    assert archive.read_bytes() == before
    left = []
    for folder in ("/usr", "/etc", "/opt", "/var/lib", "/run", "/tmp"):
        for place, _, names in os.walk(folder):
            left += [f"{place}/{name}" for name in names if re.search("yearbook", name, re.I)]
            if re.search("yearbook", Path(place).name, re.I):
                left.append(place)
    left = [path for path in left if not path.startswith("/run/user/")]
    assert not left, left
    return "\n    ".join([*told, f"{archive}: {len(before):,} bytes, unchanged"])
