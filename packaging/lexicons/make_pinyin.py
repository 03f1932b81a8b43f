"""Makes resources/lexicons/pinyin.tsv: a syllable without its tone, and the characters that are read so.

    python make_pinyin.py pypinyin-0.55.0-py2.py3-none-any.whl

From pypinyin's pinyin_dict.json and phrases_dict.json (MIT): a character's first reading, and those others that
it has in two of the phrases at least. Only characters that stay as they are when they are searched for.
"""

import json
import re
import sys
import unicodedata
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "resources" / "lexicons" / "pinyin.tsv"

# Readings that characters have in surnames and in names of places alone.
IN_NAMES = {
    "单": "shan", "仇": "qiu", "区": "ou", "解": "xie", "查": "zha", "朴": "piao", "盖": "ge", "曾": "zeng",
    "翟": "zhai", "种": "chong", "尉": "yu", "员": "yun", "缪": "miao", "覃": "qin", "乐": "yue", "万": "mo",
    "长": "zhang", "重": "chong", "朝": "chao", "都": "du", "厦": "xia", "蚌": "beng", "亳": "bo", "荥": "xing",
    "郫": "pi", "筠": "jun", "莘": "shen", "浒": "xu", "涡": "guo", "泌": "bi", "台": "tai", "会": "kuai",
    "番": "pan", "六": "lu", "乾": "qian", "便": "bian", "行": "hang", "省": "sheng",
}  # fmt: skip


def syllable(reading: str) -> str:
    """zhōng → zhong, lǜ → lv; empty for what no keyboard writes."""
    plain = unicodedata.normalize("NFD", reading).replace("u\N{COMBINING DIAERESIS}", "v")
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return letters if re.fullmatch(r"[a-z]{1,6}", letters) and re.search(r"[aeiouv]", letters) else ""


def main() -> None:
    with zipfile.ZipFile(sys.argv[1]) as wheel:
        characters: dict[str, str] = json.loads(wheel.read("pypinyin/pinyin_dict.json"))
        phrases: dict[str, list[list[str]]] = json.loads(wheel.read("pypinyin/phrases_dict.json"))
    changed = {line.partition("\t")[0] for line in (OUTPUT.parent / "traditional.tsv").read_text("utf-8").splitlines()}
    in_phrases: Counter[tuple[str, str]] = Counter()
    for phrase, readings in phrases.items():
        if len(phrase) == len(readings):
            in_phrases.update((sign, syllable(heard[0])) for sign, heard in zip(phrase, readings, strict=True))
    read_so: dict[str, set[str]] = defaultdict(set)
    for code, told in characters.items():
        sign = chr(int(code))
        if sign in changed or not "㐀" <= sign <= "鿿":
            continue
        heard = [syllable(reading) for reading in told.split(",")]
        usual = [reading for reading in heard[1:] if in_phrases[sign, reading] >= 2]
        for reading in {*heard[:1], *usual, *IN_NAMES.get(sign, "").split()} - {""}:
            read_so[reading].add(sign)
    lines = (f"{reading}\t{''.join(sorted(signs))}\n" for reading, signs in sorted(read_so.items()))
    OUTPUT.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
