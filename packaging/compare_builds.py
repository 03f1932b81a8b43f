"""Build the same commit once more and hold it against what the packages carry: `compare_builds.py`.

Ends with 1 and names the files if a byte, a right or a time differs.
"""

import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path

from build_package import OUT, lay_out, release

Look = tuple[int, int, str]


def look_of(root: Path) -> dict[str, Look]:
    """Mode, time, and target or SHA-256 of every file below `root`; of folders the mode."""
    found: dict[str, Look] = {}
    for path in root.rglob("*"):
        state = path.lstat()
        if path.is_symlink():
            content = f"-> {path.readlink()}"
        elif path.is_dir():
            content = "folder"
        else:
            content = hashlib.sha256(path.read_bytes()).hexdigest()
        time = 0 if content == "folder" else int(state.st_mtime)
        found[path.relative_to(root).as_posix()] = (state.st_mode, time, content)
    return found


def differences(one: dict[str, Look], other: dict[str, Look]) -> list[str]:
    """The names that only one has or that look different, sorted."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def main() -> int:
    (deb,) = OUT.glob("*.deb")
    again = look_of(lay_out(OUT / "again", release()))
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["dpkg-deb", "--extract", deb, folder], check=True)
        carried = look_of(Path(folder))
    different = differences(carried, again)
    for name in different:
        print(f"differs: {name} {carried.get(name)} {again.get(name)}")
    print(f"two builds: {len(again)} files and folders, {len(different)} differ")
    return int(bool(different))


if __name__ == "__main__":
    sys.exit(main())
