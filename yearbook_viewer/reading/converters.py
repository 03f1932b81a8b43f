"""Other programs that turn old formats into ones that are read: LibreOffice, and antiword for Word 97–2003.

They run on a copy in a folder of its own, with a time limit, and end when whoever asked is gone.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

# A volume of a thousand pages takes LibreOffice a minute.
SECONDS = 180.0
# Where LibreOffice is that is not on the path.
_PLACES = (
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.exe"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("/opt/libreoffice/program/soffice"),
)
# A profile of its own, for one that is open refuses a second; no macros, no links, no updates from the network.
_SETTING = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="{}" oor:op="fuse">'
    "<value>{}</value></prop></item>"
)
_SETTINGS = (("DisableMacrosExecution", "true"), ("MacroSecurityLevel", "3"), ("BlockUntrustedRefererLinks", "true"))
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + "".join(_SETTING.format(*setting) for setting in _SETTINGS)
    + "</oor:items>"
)
# Runs the rest of its arguments and ends all of it, folder too, when standard input closes: however the caller ends.
_TIED = """
folder=$1; shift
exec 3<&0
"$@" </dev/null &
child=$!
(trap '' TERM; read -r nothing <&3; kill -TERM -$$; sleep 1; rm -rf "$folder"; kill -KILL -$$) >/dev/null 2>&1 &
watcher=$!
wait $child; code=$?
kill -KILL $watcher
exit $code
"""


@dataclass(frozen=True, slots=True)
class Converter:
    """A program that is installed, and what it makes."""

    name: str
    program: Path
    target: str


def converters(target: str) -> Iterator[Converter]:
    """What is installed to make `target` (docx, xlsx), the better first."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    found = Path(office) if office else next((place for place in _PLACES if place.is_file()), None)
    if found is not None:
        yield Converter("LibreOffice", found, target)
    plain = shutil.which("antiword")
    if plain and target == "docx":
        yield Converter("antiword", Path(plain), "txt")


def converted(data: bytes, suffix: str, converter: Converter) -> bytes | None:
    """The bytes in the converter's format of a file with this suffix; None if it made nothing, or was too slow."""
    with tempfile.TemporaryDirectory(prefix="yearbook-viewer-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"document{suffix}"
        source.write_bytes(data)
        result = folder / "out" / f"document.{converter.target}"
        result.parent.mkdir()
        if converter.target == "txt":
            with result.open("wb") as out:
                done = _run([str(converter.program), "-m", "UTF-8.txt", "-w", "0", str(source)], folder, out.fileno())
        else:
            settings = folder / "profile" / "user" / "registrymodifications.xcu"
            settings.parent.mkdir(parents=True)
            settings.write_text(_PROFILE, encoding="utf-8")
            profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
            asked = ["--headless", "--norestore", "--convert-to", converter.target, "--outdir", str(result.parent)]
            done = _run([str(converter.program), profile, *asked, str(source)], folder, subprocess.DEVNULL)
        return result.read_bytes() if done and result.is_file() and result.stat().st_size else None


def _run(command: Sequence[str], folder: Path, out: int) -> bool:
    """Whether the command ended well in time."""
    environment = {**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    tied = sys.platform != "win32"
    if tied:
        command = ["/bin/sh", "-c", _TIED, "sh", str(folder), *command]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=environment,
            start_new_session=tied,
        )
    except OSError:
        return False
    try:
        return process.wait(SECONDS) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    if process.stdin is not None:
        process.stdin.close()
