"""The catalogue of messages: source strings in Chinese, English from `resources/i18n`.

Window and command line put sentences together here and nowhere else; the floors below them raise
an ArchiveProblem with a key of SENTENCES.
"""

import gettext
import locale
import os

from yearbook_viewer.places import resource
from yearbook_viewer.records import Condition, Kind, Outcome, Reason, Verdict

DOMAIN = "yearbook_viewer"


def N_(text: str) -> str:  # noqa: N802  gettext's own name for a string that is translated later
    """Mark a string for the catalogue without translating it."""
    return text


KIND_NAMES = {
    Kind.PER: N_("人物"),
    Kind.ORG: N_("机构"),
    Kind.LOC: N_("地名"),
    Kind.TIME: N_("时间"),
    Kind.DOC: N_("文献"),
    Kind.NAME: N_("活动荣誉"),
}

VERDICT_NAMES = {
    Verdict.CONSISTENT: N_("相符"),
    Verdict.ROUNDING: N_("舍入差"),
    Verdict.PARTIAL: N_("部分列举"),
    Verdict.INCONSISTENT: N_("不符"),
}

OUTCOME_NAMES = {
    Outcome.SAME: N_("未变"),
    Outcome.ADDED: N_("新增"),
    Outcome.REVISED: N_("修订"),
    Outcome.DOUBTFUL: N_("存疑"),
    Outcome.REFUSED: N_("未收"),
}

CONDITION_NAMES = {
    Condition.SOUND: N_("档案完好。"),
    Condition.DAMAGED: N_("档案已损坏。"),
    Condition.UNKNOWN: N_("无法判断档案是否完好。"),
}

# Each says what happened, that nothing was lost, and what to do.
SENTENCES = {
    "cannot-read": N_("无法读取“{path}”({reason})。档案没有改动。请检查文件是否还在、是否有读取权限,然后重试。"),
    "file-gone": N_("文件“{path}”已经不在。档案没有改动。请检查它是否被移动、改名或删除,然后重新选择。"),
    "file-not-permitted": N_("没有权限读取“{path}”。档案没有改动。请在文件属性中允许读取,或者换一个有权限的用户再试。"),
    "file-is-folder": N_("“{path}”是文件夹,不是文件。档案没有改动。请用“导入文件夹”,或者选择其中的文件。"),
    "file-not-regular": N_("“{path}”不是普通文件(是管道、套接字或设备),没有读取。档案没有改动。请选择存有文字的文件。"),
    "file-too-large": N_("“{path}”有 {size} MB,超过 {limit} MB,没有读取。档案没有改动。请把它分成几个文件后再导入。"),
    "file-empty": N_("“{path}”是空文件。档案没有改动。请检查文件是否保存或下载完整。"),
    "file-blank": N_("“{path}”里只有空白,没有文字。档案没有改动。请检查文件是否保存或下载完整。"),
    "file-is-picture": N_(
        "“{path}”是图片({content}),不是文本。档案没有改动。请先用文字识别软件转成文本文件(.txt)再导入。"
    ),
    "file-is-other": N_(
        "“{path}”不是文本,而是 {content} 文件。档案没有改动。请用相应的程序打开,另存为文本文件(.txt)后再导入。"
    ),
    "file-binary": N_(
        "“{path}”不是文本,里面有 {count} 个控制字符。档案没有改动。请用相应的程序打开,另存为文本文件(.txt)后再导入。"
    ),
    "file-unsupported": N_(
        "不支持“{suffix}”格式,没有读取“{path}”。档案没有改动。请用相应的程序打开,另存为文本文件(.txt)后再导入。"
    ),
    "file-undecodable": N_(
        "“{path}”里有任何编码都无法识别的字节,没有导入。档案没有改动。可以选择用替换符(U+FFFD)代替这些字节后再导入。"
    ),
    "encoding-doubtful": N_("“{path}”的编码难以确定,按 {encoding} 读取。原文件没有改动。请看看文字是否正常。"),
    "entry-without-title": N_("没有找到条目的标题。文字没有丢失。请在条目属性中填写标题。"),
    "entry-without-subject": N_("没有找到条目记述的单位或地区。文字没有丢失。请核对标题。"),
    "entry-without-year": N_("没有找到条目记述的年份。文字没有丢失。请在条目属性中填写年份。"),
    "heading-bracket-broken": N_("有标题的括号不成对,章节可能切分有误。文字没有丢失。请核对原文。"),
    "cannot-write": N_("无法写入“{path}”({reason})。原有内容没有改动。请检查文件夹是否存在、能否写入、磁盘是否已满。"),
    "no-printer": N_("没有找到打印机。内容没有改动。可以改用“导出 PDF”,再把文件带到有打印机的地方打印。"),
    "cannot-print": N_("打印没有开始:打印机“{printer}”没有接受。内容没有改动。请检查打印机,或改用“导出 PDF”。"),
    "no-archive": N_("没有找到档案“{path}”。什么也没有改动。请检查路径,或者先用 import 建立档案。"),
    "no-section": N_("条目“{title}”中没有编号为 {section} 的章节。什么也没有改动。编号可以用 list 查看。"),
}


class Catalogue:
    """The messages in one language: `say("共 {count} 节", count=8)`.

    `language`: `zh` or `en`; everything that is not Chinese gets English.
    In a checkout where the catalogue is not compiled yet, English is missing and Chinese stands in.
    """

    def __init__(self, language: str) -> None:
        self.language = "zh" if language.startswith("zh") else "en"
        folder = resource("resources", "i18n")
        self._translation = gettext.translation(DOMAIN, folder, [self.language], fallback=True)

    def __call__(self, text: str, **values: object) -> str:
        """The text in this language, its {names} filled in."""
        translated = self._translation.gettext(text) if text else ""
        return translated.format(**values) if values else translated


def sentence(reason: Reason, say: Catalogue) -> str:
    """What happened, whether anything was lost, and what to do."""
    return say(SENTENCES[reason.key], **dict(reason.values))


def system_language() -> str:
    """`zh` or `en`, from the environment's or the system's locale."""
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), None)
    found = named or locale.getlocale()[0] or ""
    return "zh" if found.lower().startswith(("zh", "chinese")) else "en"
