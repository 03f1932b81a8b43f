"""The catalogue of messages: source strings in Chinese, English from `resources/i18n`.

Window and command line put sentences together here and nowhere else; the floors below them raise
an ArchiveProblem with a key of SENTENCES.
"""

import gettext
import locale
import os

from yearbook_viewer.places import resource
from yearbook_viewer.records import Reason

DOMAIN = "yearbook_viewer"


def N_(text: str) -> str:  # noqa: N802  gettext's own name for a string that is translated later
    """Mark a string for the catalogue without translating it."""
    return text


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
    "file-damaged": N_(
        "“{path}”已损坏或没有下载完整,读不出文字。档案没有改动。请用原来的程序打开看看,另存一份后再导入。"
    ),
    "file-encrypted": N_("“{path}”设有密码,没有读取。档案没有改动。请用原来的程序打开,去掉密码另存后再导入。"),
    "file-unpacks-too-large": N_(
        "“{path}”解压后大得不像文档(超过 {limit} MB,或者压缩得异常),没有读取。档案没有改动。请检查文件的来源。"
    ),
    "file-needs-converter": N_(
        "“{path}”是 {content} 文件,要先转换才能读,而这里没有装 LibreOffice。档案没有改动。"
        "请安装 LibreOffice 后再导入,或者用 Word、Excel 或 WPS 打开,另存为 {suffix} 后再导入。"
    ),
    "file-not-converted": N_(
        "“{path}”没能由 {program} 转换。档案没有改动。请用 Word、Excel 或 WPS 打开,另存为 {suffix} 后再导入。"
    ),
    "file-is-caj": N_(
        "“{path}”是知网的 CAJ 文件,没有读取。档案没有改动。请用 CAJViewer 打开,另存为文本或 PDF 后再导入。"
    ),
    "file-is-ofd": N_(
        "“{path}”是 OFD 版式文件,没有读取。档案没有改动。请用 OFD 阅读器打开,导出为 PDF 或文本后再导入。"
    ),
    "file-is-slides": N_("“{path}”是演示文稿,没有读取。档案没有改动。请打开后另存为 PDF 或文本文件(.txt)再导入。"),
    "file-too-intricate": N_(
        "“{path}”里的段落、表格单元格等共有 {count} 个,超过 {limit} 个,读取要用太多内存,没有读取。档案没有改动。"
        "请把它分成几个文件后再导入。"
    ),
    "file-is-packed": N_(
        "“{path}”是 {content} 压缩包,没有读取;这里能直接读的压缩包只有 zip。档案没有改动。"
        "请用解压软件解开,再用“导入文件夹”导入解开的文件夹。"
    ),
    "packed-encrypted": N_(
        "压缩包里的“{path}”设有密码,没有读取。档案没有改动。请用解压软件输入密码解开,再导入解开的文件。"
    ),
    "packed-method-unknown": N_(
        "压缩包里的“{path}”用 {method} 方法压缩,这里解不开。档案没有改动。请用解压软件解开,再导入解开的文件。"
    ),
    "packed-twice": N_("“{path}”是压缩包里的压缩包,没有读取。档案没有改动。请先解开外面的压缩包,再导入里面的这一个。"),
    "packed-too-many": N_(
        "“{path}”里有 {count} 个文件、共 {size} MB,多得不像文档,没有读取。档案没有改动。"
        "请检查文件的来源,或者解开后分几次导入。"
    ),
    "packed-without-documents": N_(
        "压缩包“{path}”里没有可以读取的文档。档案没有改动。请用解压软件打开,看看里面是什么。"
    ),
    "page-is-frames": N_(
        "“{path}”只是网页的框架,正文在别的文件里。档案没有改动。请打开原网页,在正文上点右键,另存这一框架后再导入。"
    ),
    "page-is-scripted": N_(
        "“{path}”里没有正文:这个网页打开后才由脚本取来文字。档案没有改动。"
        "请在浏览器里打开,等文字出来后另存为“网页,单个文件(.mhtml)”,或者复制文字存为文本文件(.txt)再导入。"
    ),
    "book-is-protected": N_(
        "“{path}”有版权保护(DRM),没有读取。档案没有改动。请向出版单位要没有保护的版本,或者文本、PDF 文件。"
    ),
    "formulas-without-values": N_(
        "有 {count} 个公式没有存下结果,那里是空的。原文件没有改动。请用 Excel 或 WPS 打开,保存一次后再导入。"
    ),
    "rows-left-out": N_("工作表“{sheet}”只读了前 {limit} 行。原文件没有改动。请把其余各行另存为一个文件后再导入。"),
    "pdf-without-pages": N_("“{path}”里一页也没有。档案没有改动。请用原来的程序打开看看,重新导出 PDF 后再导入。"),
    "pdf-too-many-pages": N_(
        "“{path}”称有 {count} 页,超过 {limit} 页,没有读取。档案没有改动。请检查文件的来源,或者把它分成几个文件再导入。"
    ),
    "pdf-without-text": N_(
        "“{path}”的 {count} 页都只有图像,没有文字(扫描件)。档案没有改动。"
        "请先用文字识别(OCR)软件做成可以检索的 PDF 或文本文件,再导入。"
    ),
    "pdf-letters-unnamed": N_(
        "“{path}”看得见字,但文件没有说明是哪些字(字体缺少编码对照),读出来是乱码。档案没有改动。"
        "请从原来的程序重新导出 PDF,或者用文字识别(OCR)软件处理后再导入。"
    ),
    "pdf-pages-without-text": N_("第 {pages} 页没有文字,可能是图片或空白页。其余各页已经读入。请核对原文件。"),
    "pdf-pages-damaged": N_("第 {pages} 页已损坏,读不出来。其余各页已经读入。请核对原文件。"),
    "pdf-letters-missing": N_("有 {count} 个字文件没有说明是什么字。其余文字已经读入。请核对正文。"),
    "reader-late": N_(
        "读取“{path}”用了太长时间,已经中止,这个文件没有收入。档案没有改动。请检查文件,或者把它分成几个文件再导入。"
    ),
    "reader-greedy": N_(
        "读取“{path}”要用太多内存,已经中止,这个文件没有收入。档案没有改动。请检查文件,或者把它分成几个文件再导入。"
    ),
    "file-undecodable": N_(
        "“{path}”里有任何编码都无法识别的字节,没有导入。档案没有改动。"
        "可以换一种编码,或者用“�”代替这些字节:在收入前的预览中选择,或者在命令行写 --replace。"
    ),
    "file-bytes-replaced": N_(
        "“{path}”里有 {count} 处字节认不出是什么字,已用“�”代替后收入。原文件没有改动。请核对正文。"
    ),
    "file-declined": N_("按您的选择没有收入“{path}”。档案没有改动。需要时可以再导入一次。"),
    "encoding-doubtful": N_("“{path}”的编码难以确定,按 {encoding} 读取。原文件没有改动。请看看文字是否正常。"),
    "entry-without-title": N_("没有找到条目的标题。文字没有丢失。请用“更正条目”填写标题。"),
    "entry-without-subject": N_("没有找到条目记述的单位或地区。文字没有丢失。请核对标题。"),
    "entry-without-year": N_("没有找到条目记述的年份。文字没有丢失。请用“更正条目”填写年份。"),
    "heading-bracket-broken": N_("第 {lines} 行的标题括号不成对,章节可能切分有误。文字没有丢失。请核对原文。"),
    "program-fault": N_("程序出错,这一步没有做完。已经存入档案的内容没有丢失。请看错误报告,或在“关于”中找到日志。"),
    "reader-died": N_("读取“{path}”的程序意外终止,这个文件没有收入。档案没有改动。请检查文件后再导入一次。"),
    "cannot-write": N_("无法写入“{path}”({reason})。原有内容没有改动。请检查文件夹是否存在、能否写入、磁盘是否已满。"),
    "output-is-archive": N_("“{path}”是年鉴档案,没有用导出的内容覆盖它。档案没有改动。请换一个名字。"),
    "cannot-print-out": N_("无法写到标准输出({reason})。档案和文件没有改动。请检查磁盘是否已满,然后重试。"),
    "no-printer": N_("没有找到打印机。内容没有改动。可以改用“导出 PDF”,再把文件带到有打印机的地方打印。"),
    "cannot-print": N_("打印没有开始:打印机“{printer}”没有接受。内容没有改动。请检查打印机,或改用“导出 PDF”。"),
    "no-archive": N_("没有找到档案“{path}”。什么也没有改动。请检查路径,或者先用 import 建立档案。"),
    "no-section": N_("条目“{title}”中没有编号为 {section} 的章节。什么也没有改动。编号可以用 list 查看。"),
    "no-such-entry": N_("档案里没有编号为 {entry} 的条目,或者它已被删除。档案没有改动。请刷新目录后再选。"),
    "no-such-note": N_("这条批注已被删除,或者不在档案里。档案没有改动。请刷新后再选。"),
    "no-such-own-name": N_("自定词表中的这一条已被删除,或者不在档案里。档案没有改动。请刷新后再选。"),
    "no-such-search": N_("这个保存的搜索已被删除,或者不在档案里。档案没有改动。请刷新后再选。"),
    "no-original": N_(
        "档案里没有保存这个条目的原文件。档案没有改动。请在设置中选择“导入时把原文件也存进档案”,以后就能取出。"
    ),
    "no-such-batch": N_("这次导入已经撤销,或者不在档案里。档案没有改动。"),
    "not-an-archive": N_("“{path}”不是年鉴档案。文件没有改动。请另选一个 .ybk 文件。"),
    "other-database": N_("“{path}”是别的程序的数据库,不是年鉴档案。文件没有改动。请另选一个 .ybk 文件。"),
    "archive-empty": N_("档案“{path}”是空的(0 字节)。文件没有改动。备份在“{backups}”:请把其中最新的一份复制出来打开。"),
    "archive-damaged": N_("档案“{path}”已损坏。文件没有改动。备份在“{backups}”:请把其中最新的一份复制出来打开。"),
    "archive-locked": N_(
        "档案“{path}”正忙:可能正在导入,也可能被别的程序占用。没有丢失任何内容。请稍等片刻再试;还不行,就关闭那个程序。"
    ),
    "archive-read-only": N_("档案“{path}”只能阅读,不能修改。没有丢失任何内容。请把它复制到可以写入的文件夹再打开。"),
    "archive-opened-read-only": N_("档案“{path}”或它所在的文件夹不能写入,已按只读方式打开:可以阅读、检索和导出。"),
    "data-home-read-only": N_(
        "数据文件夹“{path}”不能写入,已按只读方式使用:可以阅读、检索和导出,设置和日志不会保存。没有丢失任何内容。"
        "要修改,请打开写保护,或者把程序和这个文件夹一起复制到可以写入的地方。"
    ),
    "archive-newer": N_("档案“{path}”由更新的程序(版本 {revision})写成,这个程序读不了。文件没有改动。请更新程序。"),
    "archive-newer-read-only": N_("档案“{path}”由更新的程序写成,已按只读方式打开。要修改,请更新程序。"),
    "archive-older-read-only": N_(
        "档案“{path}”由较早的程序写成,升级后才能打开,但它不能写入。文件没有改动。请把它复制到可以写入的文件夹再打开。"
    ),
    "archive-unfinished": N_(
        "档案“{path}”上次写入时中断,要先恢复才能打开,但这里不能写入。文件没有改动。"
        "请把它连同旁边的“{journal}”一起复制到可以写入的文件夹再打开。"
    ),
    "archive-gone": N_("打不开档案“{path}”:文件已被移走,或者没有权限。没有丢失任何内容。请检查文件在哪里,再重新打开。"),
    "archive-replaced": N_("“{path}”处的档案已被换成另一份。什么都没有写入。请重新打开档案。"),
    "archive-input-output": N_(
        "读写档案“{path}”时磁盘出错。刚才的操作没有生效,先前保存的内容都在。请检查磁盘,然后重试。"
    ),
    "disk-full": N_("磁盘已满,“{path}”没有写入。刚才的操作没有生效,先前保存的内容都在。请腾出空间,然后重试。"),
    "cannot-open-archive": N_("打不开档案“{path}”({reason})。文件没有改动。请检查读取权限,然后重试。"),
    "cannot-make-archive": N_("无法新建档案“{path}”({reason})。没有改动任何文件。请换一个可以写入的文件夹。"),
    "backup-failed": N_("没能把档案“{path}”备份到“{folder}”。档案本身和原有的备份都没有改动。请检查那里的空间和权限。"),
    "migration-refused": N_("档案“{path}”的升级没有通过核对,已全部退回,档案和原来一样。升级前的备份是“{backup}”。"),
    "import-under-way": N_("另一个窗口正在向档案“{path}”导入文件。什么都没有改动。请等它结束后再导入。"),
    "encoding-in-doubt": N_("文字编码不能确定,可能有乱码。请核对正文。"),
    "bytes-replaced": N_("有些字节认不出是什么字,已用“�”代替。请核对正文。"),
    "check-pages": N_("档案文件的内部结构有误:{complaint}"),
    "check-references": N_("有 {count} 处内部引用指向不存在的内容。"),
    "check-links": N_("有 {count} 处对指标序列的合并决定与存入时不同。"),
    "check-dictionary": N_("自定词表有 {count} 条与存入时不同。"),
    "check-name-links": N_("有 {count} 处对名称的合并或改名与存入时不同。"),
    "check-entry": N_("条目“{title}”(编号 {entry})与存入时不同。"),
    "query-no-year": N_("“{words}”不是年份,已按文字查找。可以写 2015、2015-2020 或 2015-。"),
    "query-no-value": N_("“{words}”不是数值,已按文字查找。可以写 >1000万元 或 100-200亿元。"),
    "filter-no-year": N_("“{words}”不是年份,没有按它筛选。可以写 2015。"),
    "filter-no-value": N_("“{words}”不是数值,没有按它筛选。可以写 >1000万元 或 100-200亿元。"),
    "query-no-field": N_("没有“{words}”这个查找范围,已按文字查找。"),
    "query-too-many": N_("输入的词太多,只查找了前 {count} 个。"),
    "query-too-long": N_("输入的文字太长,只查找了前 {count} 个字符。"),
    "query-too-deep": N_("括号超过 {count} 层,更里面的没有计算在内。"),
}


# What the system gives as a reason, in its own words (strerror); what is not listed stands as it is.
SYSTEM_WORDS = {
    "No such file or directory": N_("没有这个文件或文件夹"),
    "Not a directory": N_("上级不是文件夹"),
    "Is a directory": N_("这是一个文件夹"),
    "Permission denied": N_("没有权限"),
    "Operation not permitted": N_("不允许这样做"),
    "Read-only file system": N_("磁盘只能读取"),
    "No space left on device": N_("磁盘已满"),
    "Disk quota exceeded": N_("磁盘配额已满"),
    "File too large": N_("超过允许的大小"),
    "File name too long": N_("名字太长"),
    "Input/output error": N_("磁盘读写出错"),
    "Too many levels of symbolic links": N_("链接绕成了圈"),
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

    def __call__(self, text: str, /, **values: object) -> str:
        """The text in this language, its {names} filled in."""
        translated = self._translation.gettext(text) if text else ""
        return translated.format(**values) if values else translated


def sentence(reason: Reason, say: Catalogue) -> str:
    """What happened, whether anything was lost, and what to do."""
    values = {name: say(SYSTEM_WORDS.get(value, "")) or value for name, value in reason.values}
    return say(SENTENCES[reason.key], **values)


def system_language() -> str:
    """`zh` or `en`, from the environment's or the system's locale."""
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), None)
    found = named or locale.getlocale()[0] or ""
    return "zh" if found.lower().startswith(("zh", "chinese")) else "en"
