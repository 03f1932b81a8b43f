"""The bar over the text for going through marks one by one: which one it is, and what can be said of it."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from yearbook_viewer.gui.certainty import is_doubtful
from yearbook_viewer.gui.legend import FlowLayout
from yearbook_viewer.gui.mark_walk import WALKS, MarkWalk, Walked
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Kind, Mark
from yearbook_viewer.wordings import KIND_NAMES

_SHOWN_CHARACTERS = 18
_NUMBERS = {Qt.Key.Key_1 + place: kind for place, kind in enumerate(Kind)}
_STEPS = {Qt.Key.Key_N: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_P: -1, Qt.Key.Key_Left: -1}
# How many characters earlier a mark begins then, and how many later it ends.
_BORDERS = {"[": (1, 0), "]": (0, 1), "{": (-1, 0), "}": (0, -1)}


class MarkWalkBar(QFrame):
    """Hidden until opened. While it has the keyboard single keys do all: A or Enter accepts, D or Delete refuses, 1–6
    give the mark another kind, [ and ] let it reach a character further to the left and to the right, { and } a
    character less, N or → and P or ← go on and back, Esc closes. Letters typed into an input method never get here,
    because nothing is written into a bar.

    `walk_chosen`: a Walked; `step_requested`: 1 or -1; `kind_given`: the Kind of the current mark, None where it is
    no name; `accepted`: it is what it is marked as; `border_moved`: as MarkingDesk.move_border takes it.
    """

    walk_chosen = Signal(object)
    step_requested = Signal(int)
    accepted = Signal()
    kind_given = Signal(object)
    border_moved = Signal(int, int)
    closed = Signal()

    def __init__(self, say: Catalogue) -> None:
        super().__init__()
        self._say = say
        self.setProperty("card", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("逐个核对标注"))
        self.walks = self._button("", say("选择逐个查看哪些标注"))
        self.walks.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.walks.setMenu(self._walks_menu())
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setAccessibleName(say("当前标注"))
        self.text.setContentsMargins(5, 0, 0, 0)
        self.previous = self._button("‹", say("上一处(P)"), partial(self.step_requested.emit, -1))
        self.next = self._button("›", say("下一处(N)"), partial(self.step_requested.emit, 1))
        self.accept = self._button(say("接受 A"), say("接受:就是这一类(A 或回车)"), self.accepted.emit)
        self.refuse = self._button(say("不是 D"), say("不是实体(D 或 Delete)"), partial(self.kind_given.emit, None))
        self.kinds = self._button(say("改类 ▾"), say("改为另一类(1–6)"))
        self.kinds.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.kinds.setMenu(self._kinds_menu())
        # Said here and not in a notice, which would push the text down under the reader's eyes.
        self.told = QLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setProperty("dim", True)
        self.told.setAccessibleName(say("刚才的决定"))
        close = self._button("×", say("结束逐个核对(Esc)"), self.close_bar)
        self._edits = (self.accept, self.refuse, self.kinds)
        inside = QWidget()
        flow = FlowLayout(inside, gap=3)
        for widget in (self.walks, self.previous, self.next, *self._edits, self.text):
            flow.addWidget(widget)
        policy = inside.sizePolicy()
        policy.setHeightForWidth(True)
        inside.setSizePolicy(policy)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 3, 4, 3)
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.told.setContentsMargins(5, 0, 0, 2)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(inside)
        column.addWidget(self.told)
        layout.addLayout(column, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._keys: Mapping[int, Callable[[], None]] = {
            Qt.Key.Key_A: self.accepted.emit,
            Qt.Key.Key_D: partial(self.kind_given.emit, None),
            Qt.Key.Key_Delete: partial(self.kind_given.emit, None),
            **{key: partial(self.step_requested.emit, by) for key, by in _STEPS.items()},
            **{key: partial(self.kind_given.emit, kind) for key, kind in _NUMBERS.items()},
        }
        self.hide()

    def open(self) -> None:
        """Show the bar and take the keyboard."""
        self.tell("")
        self.show()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_bar(self) -> None:
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def show_walk(self, walk: MarkWalk, *, editable: bool = True) -> None:
        """Say where the reader is; `editable`: whether he can say anything of the mark there."""
        self.walks.setText(f"{self._say(walk.walked.name)} ▾")
        self.text.setText(self._told(walk, walk.current))
        # Heard by those who do not see it: the keyboard stays in the bar all the while.
        self.setAccessibleDescription(self.text.text())
        # In line with the buttons, whose height the style sheet gives.
        self.text.setMinimumHeight(self.next.sizeHint().height())
        for button in (self.previous, self.next):
            button.setEnabled(walk.current is not None)
        for button in self._edits:
            button.setEnabled(walk.current is not None and editable)

    def tell(self, words: str) -> None:
        """Say what was decided, with the way back; for no words, what the keys do.

        There is always a line, so that the text below stays where it is.
        """
        keys = self._say("A 接受,D 不是,1–6 改类,[ ] 改边界,N 下一处,Esc 结束")
        self.told.setText(self._say("{words}Ctrl+Z 撤销", words=words) if words else keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return
        act = self._act_of(event)
        if act is None:
            super().keyPressEvent(event)
        elif (self.next if event.key() in _STEPS else self.accept).isEnabled():
            act()

    def _act_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return None
        if event.text() in _BORDERS:
            return partial(self.border_moved.emit, *_BORDERS[event.text()])
        # On a button that was reached with Tab, Enter would be taken for a press of that button.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self.accepted.emit if self.hasFocus() else None
        return self._keys.get(event.key())

    def _told(self, walk: MarkWalk, mark: Mark | None) -> str:
        if mark is None:
            return self._say("这里没有")
        name = "".join(mark.text.split())
        shown = name if len(name) <= _SHOWN_CHARACTERS else f"{name[:_SHOWN_CHARACTERS]}…"
        kind = self._say(KIND_NAMES[mark.kind])
        sure = f" {mark.certainty}%" if is_doubtful(mark) else ""
        return f"{walk.number:,}/{walk.total:,} · {shown} · {kind}{sure}"

    def _walks_menu(self) -> QMenu:
        menu = QMenu(self)
        for walked in WALKS:
            menu.addAction(self._say(walked.name), partial(self._choose, walked))
        return menu

    def _choose(self, walked: Walked) -> None:
        self.walk_chosen.emit(walked)

    def _kinds_menu(self) -> QMenu:
        menu = QMenu(self)
        for number, kind in enumerate(Kind, 1):
            menu.addAction(f"{number}  {self._say(KIND_NAMES[kind])}", partial(self.kind_given.emit, kind))
        return menu

    def _button(self, words: str, name: str, act: Callable[[], None] | None = None) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setProperty("compact", True)
        if act:
            button.clicked.connect(lambda _=False: act())
        return button
