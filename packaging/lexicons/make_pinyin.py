"""Makes resources/lexicons/pinyin.tsv and readings.tsv: how characters are read.

    python make_pinyin.py pypinyin-0.55.0-py2.py3-none-any.whl

From pypinyin's pinyin_dict.json and phrases_dict.json (MIT): a character's first reading, and those others that
it has in two of the phrases at least. Only characters that stay as they are when they are searched for. A line of
pinyin.tsv is a syllable without its tone and the characters that are read so; readings.tsv has, of characters with
several readings, the usual one, and below [surnames] and [words] what is read otherwise there.
"""

import json
import re
import sys
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "resources" / "lexicons" / "pinyin.tsv"
READINGS = OUTPUT.parent / "readings.tsv"

# Readings that characters have in surnames and in names of places alone.
IN_NAMES = {
    "单": "shan", "仇": "qiu", "区": "ou", "解": "xie", "查": "zha", "朴": "piao", "盖": "ge", "曾": "zeng",
    "翟": "zhai", "种": "chong", "尉": "yu", "员": "yun", "缪": "miao", "覃": "qin", "乐": "yue", "万": "mo",
    "长": "zhang", "重": "chong", "朝": "chao", "都": "du", "厦": "xia", "蚌": "beng", "亳": "bo", "荥": "xing",
    "郫": "pi", "筠": "jun", "莘": "shen", "浒": "xu", "涡": "guo", "泌": "bi", "台": "tai", "会": "kuai",
    "番": "pan", "六": "lu", "乾": "qian", "便": "bian", "行": "hang", "省": "sheng",
}  # fmt: skip


# Where the first reading of pypinyin is not the usual one in names.
USUAL = {
    "长": "chang",
    "都": "du",
    "朝": "chao",
    "传": "chuan",
    "调": "diao",
    "藏": "zang",
    "行": "xing",
    "省": "sheng",
}

# Surnames and beginnings of names that are not read as their characters usually are; written for this project.
SURNAMES = """
单 shan|曾 zeng|仇 qiu|区 ou|解 xie|查 zha|任 ren|盖 ge|朴 piao|乐 yue|尉迟 yu chi|覃 qin|冼 xian|洗 xian|缪 miao|褚 chu
翟 zhai|种 chong|召 shao|折 she|员 yun|黑 he|秘 bi|祭 zhai|长孙 zhang sun|万俟 mo qi|澹台 tan tai|宿 su|华 hua|宁 ning
那 na|纪 ji|燕 yan|葛 ge|闵 min|谌 chen|逄 pang|晁 chao|令狐 ling hu|参 shen|都 du|便 pian|幺 yao|句 gou|繁 po|哈 ha
"""
WORDS = """
重庆 chong qing|厦门 xia men|六安 lu an|六合 lu he|蚌埠 beng bu|番禺 pan yu|乐清 yue qing|乐亭 lao ting|丽水 li shui
台州 tai zhou|大埔 da bu|铅山 yan shan|单县 shan xian|浚县 xun xian|莘县 shen xian|东阿 dong e|阿胶 e jiao|会稽 kuai ji
长安 chang an|长沙 chang sha|长春 chang chun|长治 chang zhi|朝阳 chao yang|重阳 chong yang|重建 chong jian|传记 zhuan ji
泌阳 bi yang|筠连 jun lian|洪洞 hong tong|牟平 mu ping|中牟 zhong mu|枞阳 zong yang|歙县 she xian|黟县 yi xian|郫 pi
涡阳 guo yang|亳州 bo zhou|濮阳 pu yang|荥阳 xing yang|长白 chang bai|朝鲜 chao xian|藏族 zang zu|西藏 xi zang
行政 xing zheng|行业 hang ye|银行 yin hang|省委 sheng wei|校对 jiao dui|调查 diao cha|传承 chuan cheng|都匀 du yun
"""


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
    READINGS.write_text("\n".join(usual_readings(read_so, characters)) + "\n", encoding="utf-8")


def usual_readings(read_so: dict[str, set[str]], characters: dict[str, str]) -> Iterator[str]:
    """The lines of readings.tsv."""
    heard = Counter(sign for signs in read_so.values() for sign in signs)
    usual: dict[str, list[str]] = defaultdict(list)
    for sign in sorted(sign for sign, count in heard.items() if count > 1):
        first = USUAL.get(sign) or next(filter(None, map(syllable, characters[str(ord(sign))].split(","))))
        usual[first].append(sign)
    yield "[usual]"
    yield from (f"{reading}\t{''.join(signs)}" for reading, signs in sorted(usual.items()))
    for name, words in (("surnames", SURNAMES), ("words", WORDS)):
        yield f"[{name}]"
        yield from ("\t".join(each.split(maxsplit=1)) for each in words.replace("\n", "|").split("|") if each)


if __name__ == "__main__":
    main()
