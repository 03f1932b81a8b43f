"""What may be said on the command line, and its help in the reader's language."""

import argparse
import codecs
import gettext
import os
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

from yearbook_viewer import __version__
from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.places import HOME_VARIABLE, default_archive, resource
from yearbook_viewer.records import Choices, HeadingRule, Kind, Verdict
from yearbook_viewer.records.searched import HitOrder, LineOrder

# Verb -> what it does, as its help says.
VERBS = {
    "extract": N_("从一个文件中提取正文、结构、实体、数据和核对结果;不动任何档案"),
    "import": N_("把文件和文件夹导入档案"),
    "list": N_("列出档案中的条目和章节"),
    "show": N_("显示一个条目的正文"),
    "search": N_("在档案中查找一段文字"),
    "export-pdf": N_("把一个条目或其中几节导出为 PDF"),
    "figures": N_("把档案中的数据导出为表格"),
    "proof": N_("把核对结果导出为校对单"),
    "index": N_("把人物、机构、地名、文献的索引导出为文件"),
    "dictionary": N_("导入或导出自定义词典"),
    "check": N_("检查档案文件是否完好"),
}

_WITH_VALUE = ("--archive", "--data-dir")
_OF_THE_PROGRAM = ("-h", "--help", "--version")


def first_word(words: Sequence[str]) -> str:
    """The first word that is neither an option nor an option's value; empty if there is none.

    What follows `--` is a file, whatever its name.
    """
    rest = iter(words)
    for word in rest:
        if word == "--":
            return ""
        if not word.startswith("-"):
            return word
        if word in _WITH_VALUE:
            next(rest, None)
    return ""


def is_call(words: Sequence[str]) -> bool:
    """Whether the words are for the command line: a verb comes first, or a question about the program.

    Everything else opens the window: a first word that is no verb is a file.
    """
    first = first_word(words)
    return first in VERBS or (not first and not set(words).isdisjoint(_OF_THE_PROGRAM))


def number(word: str) -> int:
    """An id or a limit: a whole number that a database can hold, from 0 on. Raises ValueError for anything else."""
    value = int(word)
    if not 0 <= value < 2**63:
        raise ValueError(word)
    return value


def encoding(word: str) -> str:
    """The name of an encoding of text that Python knows. Raises ValueError for any other word."""
    try:
        # One letter is decoded too, for Python knows codecs of other things than text (rot13).
        b"a".decode(word, "replace")
        return codecs.lookup(word).name
    except LookupError as error:
        raise ValueError(word) from error


def year(word: str) -> int:
    """A year of four digits or less. Raises ValueError for anything else."""
    value = int(word)
    if not 0 < value < 10_000:
        raise ValueError(word)
    return value


def years(word: str) -> tuple[int | None, int | None]:
    """The first and the last year of 2019, 2015-2019, 2015- or -2019. Raises ValueError for anything else."""
    first, dash, last = word.partition("-")
    if not (first or last):
        raise ValueError(word)
    begin = year(first) if first else None
    if not dash:
        return begin, begin
    return begin, year(last) if last else None


def amount(word: str) -> Decimal:
    """A number as people write it: 1000, 1,000.5. Raises ValueError for anything else."""
    try:
        value = Decimal(word.replace(",", ""))
    except InvalidOperation as error:
        raise ValueError(word) from error
    if not value.is_finite():
        raise ValueError(word)
    return value


def choices_said(arguments: argparse.Namespace) -> Choices:
    """The reader's word on how files are read and cut; what the verb does not offer is left to the rules."""
    said = {
        "encoding": arguments.encoding or "",
        "replace": arguments.replace,
        "rule": HeadingRule(arguments.heading_rule),
        **{name: getattr(arguments, name) for name in ("year", "volume", "subject") if name in arguments},
    }
    return Choices(**said)


def parser(say: Catalogue) -> argparse.ArgumentParser:
    """The parser of all verbs. argparse's own words come from `resources/i18n/*/argparse.po`."""
    gettext.bindtextdomain("argparse", str(resource("resources", "i18n")))
    gettext.textdomain("argparse")
    places = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    places.add_argument("--archive", type=Path, metavar="FILE", help=say("档案文件(.ybk)"))
    places.add_argument(
        "--data-dir", type=Path, metavar="DIR", help=say("存放档案和设置的文件夹,也可以写在环境变量 YEARBOOK_HOME 中")
    )
    top = argparse.ArgumentParser(
        prog="yearbook-viewer",
        description=say("年鉴档案。不写动词则打开窗口;第一个词不是动词时,当作要打开的文件。"),
        parents=[places],
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"yearbook-viewer {__version__}", help=say("显示版本号"))
    verbs = top.add_subparsers(dest="verb", metavar=say("动词"), required=True)
    made = {
        verb: verbs.add_parser(verb, help=say(does), description=say(does), parents=[places], allow_abbrev=False)
        for verb, does in VERBS.items()
    }
    _extract(made["extract"], say)
    for verb in ("extract", "import"):
        _reading(made[verb], say)
    _import(made["import"], say)
    made["show"].add_argument("--entry", type=number, required=True, metavar="ID", help=say("条目的编号,见 list"))
    _search(made["search"], say)
    _export_pdf(made["export-pdf"], say)
    _figures(made["figures"], say)
    _proof(made["proof"], say)
    _index(made["index"], say)
    _dictionary(made["dictionary"], say)
    for verb in ("import", "list", "show", "search", "check"):
        made[verb].add_argument("--json", action="store_true", help=say("输出 JSON,供程序读取"))
    return top


def _reading(verb: argparse.ArgumentParser, say: Catalogue) -> None:
    verb.add_argument("--replace", action="store_true", help=say("用“�”代替认不出的字节,而不是拒收"))
    verb.add_argument("--encoding", type=encoding, metavar="NAME", help=say("文字编码,如 gb18030、big5;不写则自动判断"))
    verb.add_argument(
        "--heading-rule",
        choices=[rule.value for rule in HeadingRule],
        default=HeadingRule.AUTO.value,
        help=say(
            "按什么认标题:auto 自动、brackets 括号、symbols 符号、numbers 序号、markup 格式、dates 日期、"
            "short-lines 短行、none 不分节"
        ),
    )


def _import(verb: argparse.ArgumentParser, say: Catalogue) -> None:
    verb.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=say("文件或文件夹"))
    verb.add_argument("--year", type=year, metavar="YYYY", help=say("记述的年份;不写则从文字和文件名判断"))
    verb.add_argument("--volume", default="", metavar="NAME", help=say("年鉴的名称,不带年份,如“临江年鉴”"))
    verb.add_argument("--subject", default="", metavar="NAME", help=say("记述的单位或地区"))
    verb.add_argument("--keep-originals", action="store_true", help=say("把原文件也压缩保存在档案里"))


def _extract(extract: argparse.ArgumentParser, say: Catalogue) -> None:
    extract.add_argument("file", type=Path, metavar="FILE", help=say("要读取的文件"))
    extract.add_argument("--text", type=Path, metavar="OUT.txt", help=say("正文"))
    extract.add_argument("--structure", type=Path, metavar="OUT.json", help=say("标题、来源、日期、章节"))
    extract.add_argument("--entities", type=Path, metavar="OUT.tsv", help=say("人物、机构、地名、时间、文献、活动荣誉"))
    extract.add_argument("--figures", type=Path, metavar="OUT.tsv", help=say("数据表"))
    extract.add_argument("--findings", type=Path, metavar="OUT.json", help=say("数据核对的结果"))


def _search(search: argparse.ArgumentParser, say: Catalogue) -> None:
    search.add_argument(
        "words",
        nargs="+",
        metavar="TEXT",
        help=say("要查找的文字:几个词都要有;“…”里的要连在一起;-词 表示不要,以“-”开头的写在 -- 之后"),
    )
    search.add_argument(
        "--limit", type=number, metavar="N", help=say("最多列出几节(加 --lines 则几处);不写则列出 200,写入文件则全部")
    )
    search.add_argument("--exact", action="store_true", help=say("逐字精确:繁简、全角半角、大小写都要一样"))
    search.add_argument(
        "--order",
        choices=[*(order.value for order in HitOrder), LineOrder.BEFORE.value, LineOrder.AFTER.value],
        default=HitOrder.RELEVANCE.value,
        help=say(
            "先后:relevance 相关、newest 新年份在前、oldest 旧年份在前;加 --lines 还有 before 按前文、after 按后文"
        ),
    )
    search.add_argument("--lines", action="store_true", help=say("一行一处,附前后文;不写则一行一节"))
    search.add_argument("--out", type=Path, metavar="OUT", help=say("写到哪里:.xlsx、.csv、.docx 或 .json"))


def _export_pdf(export: argparse.ArgumentParser, say: Catalogue) -> None:
    export.add_argument("--entry", type=number, required=True, metavar="ID", help=say("条目的编号,见 list"))
    export.add_argument(
        "--section", type=number, action="append", default=[], metavar="ID", help=say("只导出这一节,可以写几次")
    )
    export.add_argument("out", type=Path, metavar="OUT.pdf", help=say("写到哪里"))


def _index(index: argparse.ArgumentParser, say: Catalogue) -> None:
    index.add_argument(
        "--entry", action="append", type=number, metavar="ID", help=say("只要这个条目的,可以写几次,编号见 list")
    )
    index.add_argument(
        "--kinds",
        nargs="+",
        choices=[kind.value for kind in Kind if kind is not Kind.TIME],
        help=say("只要这些类别:PER 人物、ORG 机构、LOC 地名、DOC 文献、NAME 活动荣誉;不写则要前四类"),
    )
    index.add_argument("--out", required=True, type=Path, metavar="OUT", help=say("写到哪里:.docx 或 .csv"))


def _dictionary(dictionary: argparse.ArgumentParser, say: Catalogue) -> None:
    ways = dictionary.add_mutually_exclusive_group(required=True)
    ways.add_argument(
        "--in", dest="source", type=Path, metavar="FILE", help=say("导入这个 CSV 文件里的名称,并应用到所有条目")
    )
    ways.add_argument("--out", type=Path, metavar="OUT.csv", help=say("把词典写到这个 CSV 文件"))


def _proof(proof: argparse.ArgumentParser, say: Catalogue) -> None:
    proof.add_argument("--entry", type=number, metavar="ID", help=say("只要这个条目的,编号见 list"))
    proof.add_argument("--volume", metavar="NAME", help=say("只要这部年鉴的,名称不带年份"))
    proof.add_argument("--volume-year", type=year, metavar="YYYY", help=say("只要这一年卷的,与 --volume 同用"))
    proof.add_argument(
        "--verdict",
        action="append",
        choices=[verdict.value for verdict in Verdict],
        help=say(
            "只要这种结论的,可以写几次:consistent 相符、rounding 舍入差、partial 部分列举、"
            "inconsistent 不符、revised 修订"
        ),
    )
    proof.add_argument("--open-only", action="store_true", help=say("不要已核实和已忽略的"))
    proof.add_argument("out", type=Path, metavar="OUT", help=say("写到哪里:.docx、.xlsx 或 .pdf"))


def _figures(figures: argparse.ArgumentParser, say: Catalogue) -> None:
    figures.add_argument("--words", default="", metavar="TEXT", help=say("指标中要有的词,用空格分开"))
    figures.add_argument("--subject", default="", metavar="NAME", help=say("只要这个单位或地区的"))
    figures.add_argument("--year", type=years, metavar="YYYY[-YYYY]", help=say("数据的年份,或者从哪年到哪年"))
    figures.add_argument(
        "--unit",
        default="",
        metavar="UNIT",
        help=say("只要能换算成这个单位的(如 万元),另加一列换算值;--least 和 --most 也用这个单位"),
    )
    figures.add_argument("--least", type=amount, metavar="N", help=say("数值不小于多少;不写 --unit 时按基本单位"))
    figures.add_argument("--most", type=amount, metavar="N", help=say("数值不大于多少;不写 --unit 时按基本单位"))
    figures.add_argument("--targets", action="store_true", help=say("也要目标(力争、计划达到的数)"))
    figures.add_argument("--entry", type=number, metavar="ID", help=say("只要这个条目的,编号见 list"))
    figures.add_argument("out", type=Path, metavar="OUT", help=say("写到哪里:.csv、.xlsx 或 .json"))


def archive_named(arguments: argparse.Namespace) -> Path:
    """The archive the call is about. A data folder is handed on to worker processes through the environment."""
    if "data_dir" in arguments:
        os.environ[HOME_VARIABLE] = str(arguments.data_dir)
    return arguments.archive if "archive" in arguments else default_archive()
