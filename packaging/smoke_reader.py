"""The reader on the bare system: an ordinary user with a home, who starts the program from the desktop."""

import json
import os
import pwd
import re
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from smoke_screen import DISPLAY

NAME = "reader"
HOME = Path("/home") / NAME
PROGRAM = "yearbook-viewer"
DESKTOP = Path("/usr/share/applications/yearbook-viewer.desktop")
DATA = HOME / ".local" / "share" / "yearbook-viewer"
SAID = Path("/srv/smoke/out/said.txt")
# The interpreter of the checkout beside the installed program, on the same system.
FROM_SOURCE = {"PYTHONPATH": "/srv/checkout:/srv/site", "PYTHONPYCACHEPREFIX": str(HOME / ".cache" / "pyc")}
INVISIBLE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


def surroundings() -> dict[str, str]:
    """The environment of the reader's session."""
    kept = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(HOME), "USER": NAME, "LANG": "zh_CN.UTF-8"}
    return {**kept, "DISPLAY": DISPLAY, "XDG_RUNTIME_DIR": f"/run/user/{pwd.getpwnam(NAME).pw_uid}"}


def make() -> None:
    """The user, with the runtime folder that a session has."""
    subprocess.run(["useradd", "--create-home", "--shell", "/bin/sh", NAME], check=True)
    account = pwd.getpwnam(NAME)
    runtime = Path("/run/user") / str(account.pw_uid)
    runtime.mkdir(parents=True)
    runtime.chmod(0o700)
    os.chown(runtime, account.pw_uid, account.pw_gid)


def give(path: Path, text: str) -> Path:
    """A file of the reader's."""
    run(["mkdir", "-p", path.parent])
    path.write_text(text, encoding="utf-8")
    os.chown(path, pwd.getpwnam(NAME).pw_uid, -1)
    return path


def run(command: Sequence[str | Path], **variables: str) -> str:
    """Run it as the reader; what it printed. Raises CalledProcessError where it fails."""
    done = subprocess.run(
        command, user=NAME, group=NAME, extra_groups=[], cwd=HOME, env=surroundings() | variables,
        capture_output=True, text=True, check=False, timeout=180,
    )  # fmt: skip
    try:
        done.check_returncode()
    except subprocess.CalledProcessError as error:
        error.add_note(done.stdout + done.stderr)
        raise
    return done.stdout


def start(command: Sequence[str | Path], **variables: str) -> "subprocess.Popen[bytes]":
    """Start it as the reader and go on; what it says is kept in SAID."""
    with SAID.open("ab") as said:
        return subprocess.Popen(
            command, user=NAME, group=NAME, extra_groups=[], cwd=HOME, env=surroundings() | variables,
            stdout=said, stderr=said, start_new_session=True,
        )  # fmt: skip


def launch(*files: Path) -> None:
    """What a double-click or "open with" does: the desktop entry, with files."""
    # The program keeps what it was started with open: nothing of it may be waited for.
    start(["gio", "launch", DESKTOP, *files]).wait(timeout=20)


def windows() -> list[int]:
    """The processes of the program in this system that are no workers, with or without an own Python.

    A changed root hides files, not processes: those of the machine around it are none of ours.
    """
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if not (folder / "root").samefile("/"):
                continue
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        ours = words[0].endswith(b"/yearbook-viewer") or words[0] == b"yearbook-viewer" or b"yearbook_viewer" in words
        if ours and b"--multiprocessing-fork" not in words and not any(b"resource_tracker" in word for word in words):
            found.append(int(folder.name))
    return found


def close_windows() -> None:
    """End the program as the session's end does, and wait for it."""
    for process in windows():
        os.kill(process, 15)
    wait_for(lambda: not windows(), 20)


def wait_for(holds: Callable[[], bool], seconds: float) -> None:
    """Raises TimeoutError."""
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            raise TimeoutError(f"not within {seconds} s")
        time.sleep(0.1)


def entries(*options: str) -> list[dict[str, Any]]:
    """What `list --json` tells of the archive; none where it is being made."""
    try:
        listed = json.loads(run([PROGRAM, *options, "list", "--json"]))
    except subprocess.CalledProcessError:
        return []
    found: list[dict[str, Any]] = listed["entries"]
    return found


def bare(text: str) -> str:
    """Without white space, control and default-ignorable characters: so two texts are compared."""
    return INVISIBLE.sub("", text)


def text_of_pdf(path: Path) -> str:
    """Without the first and last line of each page, which are its header and footer."""
    pages = run(["pdftotext", path, "-"]).split("\f")[:-1]
    return bare("".join("".join(page.strip().splitlines()[1:-1]) for page in pages))
