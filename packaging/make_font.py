"""Make the font that the program carries: resources/fonts/YearbookSansSC.otf and its licence beside it.

    python packaging/make_font.py [WHEEL]

Source: Noto Sans SC Regular (SIL Open Font License 1.1) as the wheel of `pylopdf-fonts-zh-cn` holds it, downloaded
with pip by a pinned hash unless the wheel is given. Needs fontTools.

What is changed, and why:
- Only the characters of Chinese yearbooks are kept (GBK, the ideographs, punctuation and symbols).
- The radicals U+2E80–2FDF and the compatibility ideographs U+F900–FAFF are not in the cmap. They share glyphs with
  ordinary ideographs, and a PDF names one character for a glyph: 工 would come back as ⼯ from every exported page.
- For the same reason each remaining character has a glyph of its own (· and •, – and ‒ shared one).
- No layout features: a substituted glyph has no character at all to come back as.
- It is renamed, as Noto is a trademark and Source a name that the licence reserves.
"""

import copy
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

WHEEL = "pylopdf-fonts-zh-cn==0.1.1"
WHEEL_HASH = "sha256:e2661ef3790cbe0f0f6aa5338b6859b7cd288ee75bc88cd4239c62cd025d4fb3"
FONT = "pylopdf_fonts_zh_cn/NotoSansSC-Regular.otf"
LICENCE = "pylopdf_fonts_zh_cn-0.1.1.dist-info/licenses/LICENSE"

FAMILY = "Yearbook Sans SC"
FILE = "YearbookSansSC"
FOLDER = Path(__file__).resolve().parents[1] / "resources" / "fonts"

# First and last code point, both kept where the source has them.
KEPT = (
    (0x0020, 0x007E),
    (0x00A0, 0x024F),  # Latin with accents: pinyin, names
    (0x0250, 0x045F),  # phonetic letters, Greek, Cyrillic
    (0x1E00, 0x1EFF),
    (0x2000, 0x27BF),  # punctuation, ‰, №, ℃, ①, ■□▲●◆★, box drawing of printed tables
    (0x2E3A, 0x2E3B),  # long dashes
    (0x3000, 0x312F),  # 〈〉《》「」【】〇, kana, bopomofo
    (0x3190, 0x33FF),  # circled and squared signs: ㈠ ㎡ ㎏
    (0x3400, 0x4DBF),  # extension A: names such as 䶮 and 㙦
    (0x4E00, 0x9FFF),
    (0xFE10, 0xFE6F),
    (0xFF00, 0xFFEF),
    (0x20000, 0x3FFFF),  # the few beyond U+FFFF that the standard table of 2013 asks for
)
# The source lacks it. A document puts it where a line may be broken, and no other font shall be asked for it.
WITHOUT_WIDTH = frozenset({0x200B})
# They share a glyph with an ideograph, and are compared as it.
DROPPED = ((0x2E80, 0x2FDF), (0x3164, 0x3164), (0xF900, 0xFAFF), (0xFFA0, 0xFFDC), (0x2F800, 0x2FA1F))


def characters(font: TTFont) -> set[int]:
    """The code points of the source that are kept; all of GBK must be among them but for what is dropped."""
    has = set(font.getBestCmap())
    return {code for code in has if _within(code, KEPT) and not _within(code, DROPPED)}


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


def gbk() -> Iterator[int]:
    """The code points of GBK's two-byte characters."""
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                yield ord(bytes((lead, trail)).decode("gbk"))
            except UnicodeDecodeError:
                continue


def cut_down(font: TTFont, kept: set[int]) -> None:
    """Leave only the glyphs of the kept characters, without layout features and hints."""
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.desubroutinize = True  # the copied outlines below call no shared routine
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["BASE", "GSUB", "GPOS", "GDEF", "DSIG", "vhea", "vmtx", "VORG"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=kept)
    subsetter.subset(font)


def give_each_its_glyph(font: TTFont) -> list[tuple[int, int]]:
    """Copy the glyphs that several characters share; returns the pairs (keeps the glyph, got a copy)."""
    cff = font["CFF "].cff
    top = cff.topDictIndex[0]
    outlines = top.CharStrings
    order = list(font.getGlyphOrder())
    owner: dict[str, int] = {}
    copied: list[tuple[int, int]] = []
    renamed: dict[int, str] = {}
    space = font.getBestCmap()[0x20]
    for code, glyph in sorted(font.getBestCmap().items() | {(code, space) for code in WITHOUT_WIDTH}):
        if glyph not in owner:
            owner[glyph] = code
            continue
        number = len(order)
        name = f"cid{60000 + len(copied):05d}"
        outline = copy.deepcopy(outlines[glyph])
        outlines.charStringsIndex.append(outline)
        outlines.charStrings[name] = number
        top.FDSelect.gidArray.append(top.FDSelect[order.index(glyph)])
        top.charset.append(name)
        font["hmtx"].metrics[name] = (0, 0) if code in WITHOUT_WIDTH else font["hmtx"].metrics[glyph]
        order.append(name)
        renamed[code] = name
        copied.append((owner[glyph], code))
    font.setGlyphOrder(order)
    top.CIDCount = max(top.CIDCount, 60000 + len(copied) + 1)
    for table in font["cmap"].tables:
        for code, name in renamed.items():
            if code in WITHOUT_WIDTH or code in getattr(table, "cmap", {}):
                table.cmap[code] = name
    font["maxp"].numGlyphs = len(order)
    return copied


def rename(font: TTFont) -> None:
    """The names by which systems and PDFs know the font; copyright, designers and licence stay."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in (0, 8, 9, 10, 11, 12, 13, 14)]
    for number, words in {
        1: FAMILY,
        2: "Regular",
        3: f"1.0;{FILE}-Regular",
        4: FAMILY,
        5: "Version 1.0; cut from version 2.004 of its source for the yearbook viewer",
        6: f"{FILE}-Regular",
    }.items():
        names.setName(words, number, 3, 1, 0x409)
    top = font["CFF "].cff
    top.fontNames = [f"{FILE}-Regular"]
    top.topDictIndex[0].FullName = FAMILY
    top.topDictIndex[0].FamilyName = FAMILY


def download(folder: Path) -> Path:
    """The wheel, from the package index, by its pinned hash."""
    wanted = folder / "wanted.txt"
    wanted.write_text(f"{WHEEL} --hash={WHEEL_HASH}\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
    subprocess.run([*pip, "--dest", str(folder), "--requirement", str(wanted)], check=True)
    return next(folder.glob("*.whl"))


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheel = Path(sys.argv[1]) if len(sys.argv) > 1 else download(folder)
        with zipfile.ZipFile(wheel) as archive:
            source = Path(archive.extract(FONT, folder))
            licence = archive.read(LICENCE).decode("utf-8")
        font = TTFont(source, recalcTimestamp=False)
        kept = characters(font)
        missing = [chr(code) for code in gbk() if code not in kept and not _within(code, DROPPED)]
        cut_down(font, kept)
        copied = give_each_its_glyph(font)
        rename(font)
        FOLDER.mkdir(parents=True, exist_ok=True)
        target = FOLDER / f"{FILE}.otf"
        font.save(target)
    copyright_line = "Copyright 2014-2021 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'."
    note = f"{FAMILY} is cut from Noto Sans SC 2.004 and renamed; packaging/make_font.py says what was changed."
    (FOLDER / "OFL.txt").write_text(f"{copyright_line}\n{note}\n\n{licence}", encoding="utf-8")
    print(f"{target}: {target.stat().st_size:,} bytes, {len(kept):,} characters, {len(copied)} glyphs copied")
    print(f"of GBK not in the source: {''.join(missing) or 'none'}")


if __name__ == "__main__":
    main()
