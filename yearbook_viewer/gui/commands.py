"""Every command of the window: its words and its keys."""

from collections.abc import Mapping
from enum import Enum, auto

from PySide6.QtGui import QKeySequence

from yearbook_viewer.messages import N_

_Key = QKeySequence.StandardKey


class Command(Enum):
    """What a reader can ask for from a menu."""

    IMPORT_FILES = auto()
    IMPORT_FOLDER = auto()
    NEW_ARCHIVE = auto()
    OPEN_ARCHIVE = auto()
    EXPORT_PDF = auto()
    PRINT = auto()
    PREVIEW = auto()
    QUIT = auto()
    UNDO = auto()
    COPY = auto()
    PASTE_FILES = auto()
    FIND = auto()
    FIND_NEXT = auto()
    FIND_PREVIOUS = auto()
    SEARCH = auto()
    SEARCH_ENTRY = auto()
    SHOW_FILTERS = auto()
    SHOW_LINES = auto()
    SHOW_HIT_YEARS = auto()
    EXPORT_HITS = auto()
    FILTER = auto()
    CORRECT = auto()
    DELETE = auto()
    ADD_NOTE = auto()
    OPEN_ORIGINAL = auto()
    SHOW_ORIGINAL = auto()
    REVISIONS = auto()
    READ_AGAIN = auto()
    READ_OUTDATED = auto()
    MARK_PER = auto()
    MARK_ORG = auto()
    MARK_LOC = auto()
    MARK_TIME = auto()
    MARK_DOC = auto()
    MARK_NAME = auto()
    UNMARK = auto()
    BEGIN_EARLIER = auto()
    BEGIN_LATER = auto()
    END_LATER = auto()
    END_EARLIER = auto()
    WALK_DOUBTFUL = auto()
    NEXT_MARK = auto()
    PREVIOUS_MARK = auto()
    DICTIONARY = auto()
    BACK = auto()
    FORWARD = auto()
    ZOOM_IN = auto()
    ZOOM_OUT = auto()
    ZOOM_RESET = auto()
    THEME_SYSTEM = auto()
    THEME_LIGHT = auto()
    THEME_DARK = auto()
    SHOW_SECTIONS = auto()
    SHOW_PANELS = auto()
    COPY_FIGURES = auto()
    EXPORT_FIGURES = auto()
    BROWSE_FIGURES = auto()
    CHART = auto()
    COMPARE_YEARS = auto()
    PROOF_SHEET = auto()
    BROWSE_ENTITIES = auto()
    SHOW_ENTITY = auto()
    EXPORT_INDEX = auto()
    LAST_REPORT = auto()
    UNDO_IMPORT = auto()
    SETTINGS = auto()
    SHOW_FOLDER = auto()
    ABOUT = auto()


class Submenu(Enum):
    """Menus inside menus; those without commands are filled while the program runs."""

    RECENT = auto()
    THEME = auto()
    KINDS = auto()
    SEARCHES = auto()
    MARK_IN_ENTRY = auto()
    MARK_EVERYWHERE = auto()
    BORDERS = auto()
    WALKS = auto()


# Qt has no binding for Quit and Preferences on every desktop, so these are written out.
COMMANDS: Mapping[Command, tuple[str, tuple[_Key | str, ...]]] = {
    Command.IMPORT_FILES: (N_("导入文件(&I)…"), ("Ctrl+I",)),
    Command.IMPORT_FOLDER: (N_("导入文件夹(&D)…"), ("Ctrl+Shift+I",)),
    Command.NEW_ARCHIVE: (N_("新建档案(&N)…"), (_Key.New,)),
    Command.OPEN_ARCHIVE: (N_("打开档案(&O)…"), (_Key.Open,)),
    Command.EXPORT_PDF: (N_("导出 PDF(&E)…"), ("Ctrl+E",)),
    Command.PRINT: (N_("打印(&P)…"), (_Key.Print,)),
    Command.PREVIEW: (N_("打印预览(&V)…"), ("Ctrl+Shift+P",)),
    Command.QUIT: (N_("退出(&Q)"), ("Ctrl+Q",)),
    Command.UNDO: (N_("撤销(&U)"), (_Key.Undo,)),
    Command.COPY: (N_("复制(&C)"), (_Key.Copy,)),
    Command.PASTE_FILES: (N_("粘贴文件或文字(&V)"), (_Key.Paste,)),
    Command.FIND: (N_("在本文中查找(&F)…"), (_Key.Find,)),
    Command.FIND_NEXT: (N_("下一处(&N)"), ("F3",)),
    Command.FIND_PREVIOUS: (N_("上一处(&P)"), ("Shift+F3",)),
    Command.SEARCH: (N_("搜索整个档案(&K)"), ("Ctrl+K",)),
    Command.SHOW_FILTERS: (N_("筛选栏(&F)"), ("Ctrl+Shift+T",)),
    Command.SEARCH_ENTRY: (N_("在本条目中搜索(&S)"), ("Ctrl+Shift+K",)),
    Command.SHOW_LINES: (N_("前后文对照(&C)…"), ("Ctrl+Shift+L",)),
    Command.SHOW_HIT_YEARS: (N_("历年分布(&Y)…"), ("Ctrl+Shift+H",)),
    Command.EXPORT_HITS: (N_("导出搜索结果(&X)…"), ("Ctrl+Shift+X",)),
    Command.FILTER: (N_("筛选章节(&L)"), ("Ctrl+L",)),
    Command.CORRECT: (N_("更正条目(&E)…"), ("F2",)),
    Command.DELETE: (N_("删除条目(&D)"), ("Ctrl+Delete",)),
    Command.ADD_NOTE: (N_("加批注(&M)…"), ("Ctrl+M",)),
    Command.OPEN_ORIGINAL: (N_("打开原文件(&O)"), ("Ctrl+Shift+O",)),
    Command.SHOW_ORIGINAL: (N_("在文件夹中显示(&F)"), ()),
    Command.REVISIONS: (N_("查看修订(&R)…"), ("Ctrl+Shift+R",)),
    Command.READ_AGAIN: (N_("按现行规则重新识别(&G)"), ("F5",)),
    Command.READ_OUTDATED: (N_("重新识别旧版规则的条目(&A)"), ()),
    Command.MARK_PER: (N_("标为人物(&1)"), ("Ctrl+1",)),
    Command.MARK_ORG: (N_("标为机构(&2)"), ("Ctrl+2",)),
    Command.MARK_LOC: (N_("标为地名(&3)"), ("Ctrl+3",)),
    Command.MARK_TIME: (N_("标为时间(&4)"), ("Ctrl+4",)),
    Command.MARK_DOC: (N_("标为文献(&5)"), ("Ctrl+5",)),
    Command.MARK_NAME: (N_("标为活动荣誉(&6)"), ("Ctrl+6",)),
    Command.UNMARK: (N_("不是实体(&D)"), ("Ctrl+D",)),
    Command.BEGIN_EARLIER: (N_("左边多一字(&L)"), ("Ctrl+[",)),
    Command.BEGIN_LATER: (N_("左边少一字(&F)"), ("Ctrl+Alt+[",)),
    Command.END_LATER: (N_("右边多一字(&R)"), ("Ctrl+]",)),
    Command.END_EARLIER: (N_("右边少一字(&G)"), ("Ctrl+Alt+]",)),
    Command.WALK_DOUBTFUL: (N_("逐个核对存疑标注(&Q)"), ("Ctrl+F8",)),
    Command.NEXT_MARK: (N_("下一处标注(&N)"), ("F8",)),
    Command.PREVIOUS_MARK: (N_("上一处标注(&P)"), ("Shift+F8",)),
    Command.DICTIONARY: (N_("自定词表(&T)…"), ("Ctrl+Shift+D",)),
    Command.BACK: (N_("后退(&B)"), ("Alt+Left",)),
    Command.FORWARD: (N_("前进(&F)"), ("Alt+Right",)),
    Command.ZOOM_IN: (N_("放大(&I)"), (_Key.ZoomIn, "Ctrl+=")),
    Command.ZOOM_OUT: (N_("缩小(&O)"), (_Key.ZoomOut,)),
    Command.ZOOM_RESET: (N_("原始大小(&R)"), ("Ctrl+0",)),
    Command.THEME_SYSTEM: (N_("跟随系统(&S)"), ()),
    Command.THEME_LIGHT: (N_("浅色(&L)"), ()),
    Command.THEME_DARK: (N_("深色(&D)"), ()),
    Command.SHOW_SECTIONS: (N_("章节栏(&C)"), ("F9",)),
    Command.SHOW_PANELS: (N_("指标、核对、实体、批注栏(&P)"), ("Shift+F9",)),
    Command.COPY_FIGURES: (N_("复制指标表(&C)"), ("Ctrl+Shift+C",)),
    Command.EXPORT_FIGURES: (N_("导出数据(&X)…"), ("Ctrl+Shift+E",)),
    Command.BROWSE_FIGURES: (N_("浏览全部数据(&B)…"), ("Ctrl+Shift+F",)),
    Command.CHART: (N_("历年走势图(&H)…"), ("Ctrl+Shift+G",)),
    Command.COMPARE_YEARS: (N_("与另一年对照(&Y)…"), ("Ctrl+Shift+Y",)),
    Command.PROOF_SHEET: (N_("导出校对单(&P)…"), ("Ctrl+Shift+S",)),
    Command.BROWSE_ENTITIES: (N_("实体一览(&L)…"), ("Ctrl+Shift+N",)),
    Command.SHOW_ENTITY: (N_("查看实体(&V)"), ("Ctrl+Shift+M",)),
    Command.EXPORT_INDEX: (N_("导出索引(&X)…"), ("Ctrl+Shift+B",)),
    Command.LAST_REPORT: (N_("上次导入的报告(&R)…"), ()),
    Command.UNDO_IMPORT: (N_("撤销上次导入(&U)…"), ()),
    Command.SETTINGS: (N_("设置(&S)…"), ("Ctrl+,",)),
    Command.SHOW_FOLDER: (N_("打开数据文件夹(&O)"), ()),
    Command.ABOUT: (N_("关于(&A)…"), ()),
}

SWITCHES = {Command.SHOW_SECTIONS, Command.SHOW_PANELS, Command.SHOW_FILTERS}
THEMES = (Command.THEME_SYSTEM, Command.THEME_LIGHT, Command.THEME_DARK)
