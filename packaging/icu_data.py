"""ICU's data without the languages that the window never speaks.

Qt's core is linked to ICU, whose data are one library of 32 MB: number, date and sorting rules of 800 locales, line
breaking of languages without blanks, transliterations, converters of old encodings. Qt itself breaks lines and reads
UTF-8 without them; of the rest the window needs Chinese, English and what stands for all others (root). ICU is under
the Unicode licence, which allows this; Qt's own libraries stay as they came.
"""

import re
import shutil
import subprocess
from pathlib import Path

from machine import TOOLS

# A bundle of one language or region (zh_Hant_TW, de_): what belongs to none (root, pool, res_index) has another name.
_OF_A_LOCALE = re.compile(r"(?!res_index)[a-z]{2,3}_*(?:_\w+)?\.(?:res|txt)")
_KEPT_LOCALES = re.compile(r"(?:en|en_US|en_001|zh|zh_\w+)\.res")
_KEPT_CONVERTER = "gb18030.cnv"
_FOLDERS_LEFT_OUT = ("brkitr/", "rbnf/", "translit/")
_DATA = re.compile(r"\b(?P<at>[0-9a-f]+)\s+(?P<size>\w+)\s+OBJECT\s+GLOBAL\s+DEFAULT\s+\d+\s+(?P<symbol>icudt\d+_dat)$")

# One symbol in read-only memory is all that the library holds.
_SOURCE = """\
.section .rodata
.balign 16
.globl {symbol}
.type {symbol},@object
.size {symbol}, end-{symbol}
{symbol}:
.incbin "{data}"
end:
.section .note.GNU-stack,"",@progbits
"""


def reduce(frozen: Path, work: Path) -> None:
    """Put ICU's data of the frozen program back with the kept items only; `work` is a folder for what lies between.

    Raises CalledProcessError where what is kept asks for what is not (a new ICU).
    """
    (library,) = (path for path in frozen.rglob("libicudata.so.*") if not path.is_symlink())
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    symbol, data = _data_of(library)
    icupkg = shutil.which("icupkg", path=TOOLS) or "icupkg"
    # icupkg takes the name of the package, which ICU looks for, from the name of the file.
    name = f"{symbol.removesuffix('_dat')}l.dat"
    (work / name).write_bytes(data)
    listed = subprocess.run([icupkg, "-l", work / name], capture_output=True, text=True, check=True).stdout
    left_out = work / "left_out.txt"
    left_out.write_text("\n".join(item for item in listed.split() if not _is_kept(item)) + "\n")
    kept = work / "kept" / name
    kept.parent.mkdir()
    subprocess.run([icupkg, "-r", left_out, work / name, kept], check=True)
    source = work / "data.s"
    source.write_text(_SOURCE.format(symbol=symbol, data=kept))
    subprocess.run(["as", source, "-o", work / "data.o"], check=True)
    link: list[str | Path] = ["ld", "-shared", "-z", "noexecstack", "--build-id=none", "-soname", library.name]
    subprocess.run([*link, "-o", library, work / "data.o"], check=True)


def _data_of(library: Path) -> tuple[str, bytes]:
    """The name of the library's one symbol, and the bytes it stands for."""
    asked: list[str | Path] = ["readelf", "-Ws", "--dyn-syms", library]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    found = next(match for line in told.splitlines() if (match := _DATA.search(line)))
    # Read-only data lie in the file where they lie in memory.
    start, size = int(found["at"], 16), int(found["size"], 0)
    return found["symbol"], library.read_bytes()[start : start + size]


def _is_kept(item: str) -> bool:
    name = item.rpartition("/")[2]
    if item.startswith(_FOLDERS_LEFT_OUT) or (name.endswith(".cnv") and name != _KEPT_CONVERTER):
        return False
    return not _OF_A_LOCALE.fullmatch(name) or bool(_KEPT_LOCALES.fullmatch(name))
