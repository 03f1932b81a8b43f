"""Which command stands in which menu."""

from collections.abc import Mapping

from yearbook_viewer.gui.commands import Command, Submenu
from yearbook_viewer.messages import N_

MENUS: tuple[tuple[str, tuple[Command | Submenu | None, ...]], ...] = (
    (
        N_("文件(&F)"),
        (
            Command.IMPORT_FILES,
            Command.IMPORT_FOLDER,
            None,
            Command.NEW_ARCHIVE,
            Command.OPEN_ARCHIVE,
            Submenu.RECENT,
            None,
            Command.EXPORT_PDF,
            Command.PRINT,
            Command.PREVIEW,
            None,
            Command.QUIT,
        ),
    ),
    (
        N_("编辑(&E)"),
        (
            Command.UNDO,
            None,
            Command.COPY,
            Command.PASTE_FILES,
            None,
            Command.FIND,
            Command.FIND_NEXT,
            Command.FIND_PREVIOUS,
            Command.FILTER,
        ),
    ),
    (
        N_("搜索(&S)"),
        (
            Command.SEARCH,
            Command.SEARCH_ENTRY,
            Command.SHOW_FILTERS,
            Submenu.SEARCHES,
            None,
            Command.SHOW_LINES,
            Command.SHOW_HIT_YEARS,
            None,
            Command.EXPORT_HITS,
        ),
    ),
    (
        N_("条目(&N)"),
        (
            Command.CORRECT,
            Command.DELETE,
            None,
            Command.ADD_NOTE,
            None,
            Command.OPEN_ORIGINAL,
            Command.SHOW_ORIGINAL,
            None,
            Command.REVISIONS,
            Command.READ_AGAIN,
            Command.READ_OUTDATED,
        ),
    ),
    (
        N_("标注(&M)"),
        (
            Command.MARK_PER,
            Command.MARK_ORG,
            Command.MARK_LOC,
            Command.MARK_TIME,
            Command.MARK_DOC,
            Command.MARK_NAME,
            Command.UNMARK,
            Submenu.MARK_IN_ENTRY,
            Submenu.MARK_EVERYWHERE,
            Submenu.BORDERS,
            None,
            Command.WALK_DOUBTFUL,
            Submenu.WALKS,
            Command.NEXT_MARK,
            Command.PREVIOUS_MARK,
            None,
            Command.DICTIONARY,
        ),
    ),
    (
        N_("查看(&V)"),
        (
            Command.BACK,
            Command.FORWARD,
            None,
            Command.ZOOM_IN,
            Command.ZOOM_OUT,
            Command.ZOOM_RESET,
            None,
            Submenu.KINDS,
            Submenu.THEME,
            None,
            Command.SHOW_SECTIONS,
            Command.SHOW_PANELS,
        ),
    ),
    (
        N_("数据(&D)"),
        (
            Command.BROWSE_FIGURES,
            Command.CHART,
            Command.COMPARE_YEARS,
            None,
            Command.COPY_FIGURES,
            Command.EXPORT_FIGURES,
            None,
            Command.PROOF_SHEET,
        ),
    ),
    (N_("实体(&Y)"), (Command.BROWSE_ENTITIES, Command.SHOW_ENTITY, None, Command.EXPORT_INDEX)),
    (N_("工具(&T)"), (Command.LAST_REPORT, Command.UNDO_IMPORT, None, Command.SETTINGS)),
    (N_("帮助(&H)"), (Command.SHOW_FOLDER, Command.ABOUT)),
)

SUBMENUS: Mapping[Submenu, tuple[str, tuple[Command, ...]]] = {
    Submenu.RECENT: (N_("最近的档案(&R)"), ()),
    Submenu.THEME: (N_("主题(&T)"), (Command.THEME_SYSTEM, Command.THEME_LIGHT, Command.THEME_DARK)),
    Submenu.KINDS: (N_("标注类别(&K)"), ()),
    Submenu.SEARCHES: (N_("保存的搜索和最近的搜索(&R)"), ()),
    Submenu.MARK_IN_ENTRY: (N_("本条目中都(&E)"), ()),
    Submenu.MARK_EVERYWHERE: (N_("全部条目中都(&A)"), ()),
    Submenu.BORDERS: (
        N_("改边界(&B)"),
        (Command.BEGIN_EARLIER, Command.BEGIN_LATER, Command.END_LATER, Command.END_EARLIER),
    ),
    Submenu.WALKS: (N_("逐个查看(&W)"), ()),
}
