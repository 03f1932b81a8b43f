"""Kinds of documents: what a title says of itself and not of the body it is about (工作报告, 统计公报, 概况)."""

import re

from yearbook_viewer.text.outline.dates import plain_years
from yearbook_viewer.text.outline.writing import simple

_DOCUMENTS = """
    人民政府工作报告 政府工作报告 工作报告 国民经济和社会发展统计公报 国民经济和社会发展概况 国民经济和社会发展情况
    经济社会发展统计公报 经济和社会发展概况 经济社会发展情况 经济社会发展概况 国民经济和社会发展 统计公报
    人口普查公报 统计年鉴 公报 大事记 大事辑要 大事纪要 综合年鉴 年鉴 工作总结 工作综述 工作概况 工作概述 工作情况
    工作要点 工作报告摘要 年度工作总结 年度总结 发展概况 发展综述 发展情况 基本情况 基本概况 情况综述 情况介绍 简介
    概况 概貌 概述 综述 概览 总述 总情 情况 总结 年报 年度报告 汇报 市志 县志 区志 志 工作 志稿 篇 专记 纪略 资料
    年鉴资料 年鉴稿 供稿 条目 材料 稿
"""
_KINDS = sorted(_DOCUMENTS.split(), key=len, reverse=True)
_KIND = re.compile("(?:" + "|".join(_KINDS) + ")$")
_DOUBLE = ("市志", "县志", "区志")
_YEAR = r"(?:19|20)\d{2}"
_YEARS = re.compile(
    rf"[(\[〔]?(?<!\d){_YEAR}(?:\s?年?\s?[-—–~至、]\s?{_YEAR})?(?!\d)\s?(?:年度|年卷|年版|年|卷|版)?(?:全年|上半年|下半年)?[)\]〕]?"
    r"|['’‘]\d{2}年?|(?<!\d)[5-9]\d年度?(?=工作|总结|概况|综述|大事|国民|统计)"
    r"|[(]?民国[\d一二三四五六七八九十]{1,3}年(?:度)?[)]?"
)
_ABOUT = re.compile(r"^(?:关于|有关|在)+|的$")
_IN_BRACKETS = re.compile(r"\([^()]{0,30}\)$")
_EDGES = " \u3000[]［］【】—-–·《》〈〉_、,，:："
# What may stand behind the kind: 概况(摘要), 工作报告(书面).
_NOTE = re.compile(r"\((?:摘要|摘登|节选|书面|全文|草案|初稿|审议稿|征求意见稿)\)$")


def without_kind(title: str) -> str:
    """A title without years and without the kind of document: 2020年云泽市教育工作综述 is 云泽市教育.

    In the title's own letters; empty where the title says nothing else (概况, 政府工作报告).
    """
    plain = plain_years(simple(title))
    kept, last = [], 0
    for found in _YEARS.finditer(plain):
        kept.append(title[last : found.start()])
        last = found.end()
    bare = _up_to("".join((*kept, title[last:])).strip(_EDGES), _NOTE)
    folded = simple(bare)
    kind = _KIND.search(folded)
    if kind:
        bare = bare[: kind.start() + 1 if kind[0] in _DOUBLE and kind.start() else kind.start()]
    bare = _ABOUT.sub("", bare.strip(_EDGES)).strip(_EDGES)
    return _up_to(bare, _IN_BRACKETS).strip(_EDGES + "()（）")


def _up_to(words: str, ending: re.Pattern[str]) -> str:
    found = ending.search(simple(words))
    return words[: found.start()] if found and found.start() else words
