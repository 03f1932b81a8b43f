"""Sections that were found, as they are painted: each as it would be for the first time, however often."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from yearbook_viewer.gui.hit_delegate import HitDelegate
from yearbook_viewer.gui.hits_model import HitRole
from yearbook_viewer.gui.theme import DARK, LIGHT, Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId, Hit, SectionId, Where

HIT = Hit(
    EntryId(1),
    SectionId(1),
    "云泽年鉴",
    "水利",
    2014,
    Where.TEXT,
    3,
    0,
    2,
    "灌溉渠道全长十二公里," * 8,
    ((0, 2), (11, 13)),
)


class Sheet:
    """A white sheet that rows are painted on."""

    def __init__(self, delegate: HitDelegate, view: QListView) -> None:
        self.delegate = delegate
        self._view = view

    def painted(self, hit: Hit, width: int = 300, size: int = 16) -> QImage:
        model = QStandardItemModel(self._view)
        item = QStandardItem()
        item.setData(hit, HitRole.HIT)
        model.appendRow(item)
        option = QStyleOptionViewItem()
        option.widget, option.rect, option.font = self._view, QRect(0, 0, width, 120), QFont(option.font)
        option.font.setPixelSize(size)
        image = QImage(400, 120, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFF)
        painter = QPainter(image)
        self.delegate.paint_row(painter, option, model.index(0, 0))
        painter.end()
        return image


@pytest.fixture
def view(qtbot: QtBot) -> QListView:
    view = QListView()
    qtbot.addWidget(view)
    return view


def fresh(view: QListView, say: Catalogue, theme: Theme = LIGHT) -> Sheet:
    return Sheet(HitDelegate(say, theme), view)


def test_a_row_that_is_painted_again_looks_the_same(view: QListView, say: Catalogue) -> None:
    sheet = fresh(view, say)
    first = sheet.painted(HIT)
    assert sheet.painted(HIT) == first


def test_a_row_in_another_theme_width_or_size_is_laid_out_anew(view: QListView, say: Catalogue) -> None:
    sheet = fresh(view, say)
    light = sheet.painted(HIT)
    narrow, small = sheet.painted(HIT, width=180), sheet.painted(HIT, size=11)
    sheet.delegate.theme = DARK
    dark = sheet.painted(HIT)
    assert narrow == fresh(view, say).painted(HIT, width=180) != light
    assert small == fresh(view, say).painted(HIT, size=11) != light
    assert dark == fresh(view, say, DARK).painted(HIT) != light


def test_of_many_rows_each_shows_its_own_hit(view: QListView, say: Catalogue) -> None:
    sheet = fresh(view, say)
    for number in range(100):
        sheet.painted(replace(HIT, title=f"水利{number}"))
    assert sheet.painted(HIT) == fresh(view, say).painted(HIT)
    again = replace(HIT, title="水利99")
    assert sheet.painted(again) == fresh(view, say).painted(again) != sheet.painted(HIT)
