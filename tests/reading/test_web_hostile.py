import builtins
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.web_pages import lines_of, source_of
from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading.web.page import read
from yearbook_viewer.records import Choices


@pytest.mark.parametrize("tag", ["div", "span", "table><tr><td", "a href=x"])
def test_elements_nested_a_hundred_thousand_deep_lose_no_text(tag: str) -> None:
    page = (
        "<html><body><p>堤外。</p>"
        + f"<{tag}>" * 100_000
        + "堤内。"
        + f"</{tag.partition('>')[0]}>" * 100_000
        + "<p>堤后。</p>"
    )
    assert "".join(lines_of(page)).replace(" ", "") == "堤外。堤内。堤后。"


@pytest.mark.parametrize(
    "page",
    [
        "<p>堤<b>坝<i>完</b>工</i>。",
        "<div><p>堤坝</div>完工。</p></div></div>",
        "<html><body><html><body><p>堤坝完工。",
        "<p>堤坝&nosuch;完工。<",
        "<table><p>堤坝</p>完工。",
        "<p>堤坝完工。</p><![CDATA[",
        '<p title="a>b">堤坝完工。</p>',
        "<p>堤坝\0完\x01工。</p>",
    ],
)
def test_broken_markup_loses_no_text(page: str) -> None:
    text = source_of(page).text
    assert [letter for letter in text if letter in "堤坝完工"] == list("堤坝完工")


@given(st.text(alphabet="堤坝完工。 \n<>/\"'=&;!-[]?dpitrhbosc1", max_size=200))
def test_no_page_makes_the_reader_raise(page: str) -> None:
    try:
        source_of(f"<div>{page}")
    except FileRefused as refused:
        assert refused.key in ("file-blank", "page-is-frames", "page-is-scripted", "file-undecodable")


@pytest.mark.parametrize(
    "page",
    [
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>堤坝。&x;</p>',
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>堤坝。&x;</p></body></html>',
        '<!DOCTYPE html SYSTEM "http://localhost:9/a.dtd"><p>堤坝。&x;</p>',
        '<!DOCTYPE html [<!ENTITY a "堤堤"><!ENTITY b "&a;&a;"><!ENTITY x "&b;&b;">]><p>堤坝。&x;</p>',
        '<link rel=stylesheet href="file:///etc/passwd"><img src="http://localhost:9/a"><p>堤坝。&x;</p>',
    ],
)
def test_nothing_is_loaded_and_no_entity_is_expanded(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*arguments: object, **named: object) -> None:
        raise AssertionError(arguments)

    source_of("<p>x")  # what Python itself imports late has been imported
    monkeypatch.setattr(socket, "socket", forbidden)
    monkeypatch.setattr(builtins, "open", forbidden)
    assert source_of(page).text == "堤坝。&x;\n"


@pytest.mark.parametrize(
    ("page", "key"),
    [
        ('<frameset cols="20%,*"><frame src="left.htm"><frame src="main.htm"></frameset>', "page-is-frames"),
        ('<body><iframe src="main.htm"></iframe>', "page-is-frames"),
        ('<body><h1>渔政</h1><div id="app"></div><script src="app.js"></script>', "page-is-scripted"),
        ("<body><noscript>请启用脚本。</noscript><script>draw()</script>", "page-is-scripted"),
        (
            "<body>" + "<p><a href=x>渔政管理</a></p>" * 30 + '<div id="zoom"></div><script>draw()</script>',
            "page-is-scripted",
        ),
        ("<html><body> &nbsp; </body></html>", "file-blank"),
        ("<!-- 渔政 -->", "file-blank"),
    ],
)
def test_a_page_without_its_text_is_refused(page: str, key: str) -> None:
    with pytest.raises(FileRefused) as caught:
        source_of(page)
    assert caught.value.key == key


@pytest.mark.parametrize(("data", "key"), [(b"%PDF-1.7\n", "file-is-other"), (b"GIF89a\1", "file-is-picture")])
def test_another_format_under_a_pages_name_is_refused(data: bytes, key: str) -> None:
    with pytest.raises(FileRefused) as caught:
        read(Path("a.html"), data, Choices())
    assert caught.value.key == key


def test_a_page_of_links_alone_is_read() -> None:
    assert len(lines_of("<script>count()</script>" + "<p><a href=x>渔政管理</a></p>" * 30)) == 30


def test_a_short_page_with_a_script_is_read() -> None:
    assert lines_of("<script>count()</script><h1>渔政</h1><p>禁渔期无案件。</p>") == ["渔政", "禁渔期无案件。"]
