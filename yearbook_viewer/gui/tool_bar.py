"""The tool bar: back and forward, import and export, the search box in the middle, text size and theme."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from yearbook_viewer.gui.actions import Actions
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.search_box import SearchBox
from yearbook_viewer.messages import N_, Catalogue

# What stands on the button, and what it is called.
LEFT = (
    (Command.BACK, "‹", N_("后退")),
    (Command.FORWARD, "›", N_("前进")),
    (Command.IMPORT_FILES, N_("导入…"), N_("导入文件")),
    (Command.EXPORT_PDF, N_("导出 PDF…"), N_("导出 PDF")),
)
RIGHT = (
    (Command.ZOOM_OUT, "A−", N_("缩小文字")),
    (Command.ZOOM_IN, "A＋", N_("放大文字")),
)


class ToolBar(QToolBar):
    """`theme_button` is clicked to change between light and dark."""

    def __init__(self, actions: Actions, say: Catalogue, parent: QWidget) -> None:
        super().__init__(say("工具栏"), parent)
        self._say = say
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        for command, sign, name in LEFT:
            self._add(actions, command, sign, name)
        self.addWidget(_spring())
        self.search = SearchBox(say)
        self.search.setMinimumWidth(180)
        self.search.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.addWidget(self.search)
        self.filter_button = self._button(say("筛选"), say("按标题、人物、机构、年份、数值筛选"))
        self.filter_button.setCheckable(True)
        self.searches_button = self._button("▾", say("保存的搜索和最近的搜索"))
        self.searches_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.addWidget(_spring())
        for command, sign, name in RIGHT:
            self._add(actions, command, sign, name)
        self.theme_button = QToolButton()
        self.theme_button.setText("◐")
        self.theme_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._name(self.theme_button, say("切换浅色和深色"), "")
        self.addWidget(self.theme_button)

    def _add(self, actions: Actions, command: Command, sign: str, name: str) -> None:
        action = actions[command]
        action.setIconText(self._say(sign))
        self.addAction(action)
        button = self.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._name(button, self._say(name), action.shortcut().toString())
            action.setToolTip(button.toolTip())

    def _button(self, words: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setProperty("compact", True)
        self._name(button, name, "")
        self.addWidget(button)
        return button

    def _name(self, button: QToolButton, name: str, keys: str) -> None:
        button.setAccessibleName(name)
        button.setToolTip(f"{name}({keys})" if keys else name)


def _spring() -> QWidget:
    spring = QWidget()
    spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return spring
