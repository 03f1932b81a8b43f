"""What the file dialog offers to choose from: the formats that can be read, grouped as a reader names them."""

from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.reading.formats import FORMATS

# Formats that are met together; one that stands in no group is among all readable files only.
GROUPS = (
    (N_("文本 ({patterns})"), ("txt", "md")),
    (N_("Word 和 WPS 文字 ({patterns})"), ("docx", "doc", "rtf")),
    (N_("Excel 和 WPS 表格 ({patterns})"), ("xlsx", "xls", "csv")),
    (N_("PDF ({patterns})"), ("pdf",)),
    (N_("网页 ({patterns})"), ("html", "mhtml")),
    (N_("电子书 ({patterns})"), ("epub",)),
    (N_("压缩包 ({patterns})"), ("zip",)),
)


def file_patterns(say: Catalogue) -> str:
    """The filters of a QFileDialog, that of all readable files first and that of all files last."""
    suffixes = {row.name: row.suffixes for row in FORMATS}
    every = [suffix for row in FORMATS for suffix in row.suffixes]
    named = [say("所有能读的文件 ({patterns})", patterns=_patterns(every))]
    for words, names in GROUPS:
        found = [suffix for name in names for suffix in suffixes.get(name, ())]
        if found:
            named.append(say(words, patterns=_patterns(found)))
    return ";;".join((*named, say("所有文件 (*)")))


def _patterns(suffixes: list[str]) -> str:
    return " ".join(f"*{suffix}" for suffix in suffixes)
