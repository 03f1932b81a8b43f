"""Which elements of a page are the article, and which are furniture around it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from lxml import etree

from yearbook_viewer.reading.web.names import (
    ARTICLE_NAMES,
    ARTICLE_TAGS,
    BLOCK_TAGS,
    FURNITURE_NAMES,
    FURNITURE_TAGS,
    LINKED_FURNITURE_NAMES,
    LINKED_FURNITURE_TAGS,
    UNSHOWN_TAGS,
    whole_names,
    words_of,
)
from yearbook_viewer.reading.web.style import hidden_selectors, is_selected, style_of
from yearbook_viewer.reading.web.tree import words_in
from yearbook_viewer.reading.web.weights import Weight, weigh

# What holds so much of the page's prose is no furniture, whatever it is called.
_TOO_MUCH = 0.3
# The article's innermost element holds so much of the prose.
_MOST = 0.7
_LINKED = 0.35
_FEW = 200
_PROSE = 90
# What opens and closes an article outside the element that holds its text.
_ABOUT = re.compile(
    r"(?:来源|日期|时间|作者|发布|撰稿|供稿|审稿|编辑|撰写|摘录|[0-9]{4}[-/年.][0-9]{1,2}[-/月.][0-9]{1,2}|表[0-9]|单位[:：]|注[:：])"
)


def unshown(elements: Sequence["etree._Element"], root: "etree._Element") -> "set[etree._Element]":
    """The elements that a browser does not show, or that hold no text: scripts, controls, what is hidden."""
    selectors = hidden_selectors(root)
    cut: set[etree._Element] = set()
    by_sheet: list[etree._Element] = []
    for element in elements:
        if element.tag in UNSHOWN_TAGS or style_of(element).gone or _is_aside_from_reading(element):
            cut.add(element)
        elif selectors and is_selected(element, selectors):
            by_sheet.append(element)
    if by_sheet:
        weights = weigh(elements, cut)
        # A script shows some of it again, such as the article in the first of several tabs.
        whole = weights[root].prose
        cut.update(element for element in by_sheet if weights[element].prose < _TOO_MUCH * whole)
    return cut


def furniture(
    elements: Sequence["etree._Element"], body: "etree._Element", cut: "set[etree._Element]", titles: frozenset[str]
) -> "set[etree._Element]":
    """What is to be left out beside `cut`: elements around the article that are none of it.

    `titles`: what the page says its title may be. Where it is unclear what an element is, it stays.
    """
    weights = weigh(elements, cut)
    whole = weights[body].prose
    out = {element for element in elements if element not in cut and _is_named_so(element, weights[element], whole)}
    if out:
        weights = weigh(elements, cut | out)
    articles = _known(elements, body, weights)
    core = _common(articles) if articles else _densest(body, weights)
    while core is not body and _is_one_paragraph(core):
        core = _parent(core)
    while core is not body and _is_plain_around(core, weights):
        core = _parent(core)
    out.update(_around(core, body, weights, titles))
    out.update(_between(articles, weights))
    return out


def _is_aside_from_reading(element: "etree._Element") -> bool:
    """What aria-hidden takes from a reader who listens is hidden from all others too in a dialog or a symbol."""
    if element.get("role") in ("dialog", "alertdialog"):
        return element.get("open") is None and element.get("aria-hidden") != "false"
    if element.get("aria-hidden") != "true":
        return False
    return not any("\u3400" <= letter <= "\u9fff" for letter in element.text or "") and not len(element)


def _is_named_so(element: "etree._Element", weight: Weight, whole: int) -> bool:
    tag = element.tag
    if tag in ("html", "body", "form") or not weight.characters or weight.prose > _TOO_MUCH * whole:
        return False
    if tag in FURNITURE_TAGS:
        return True
    names = words_of(element.get("class"), element.get("id"))
    if not names and tag not in LINKED_FURNITURE_TAGS:
        return False
    if names & ARTICLE_NAMES or any(child.tag in ("h1", *ARTICLE_TAGS) for child in _near(element)):
        return False
    if names & FURNITURE_NAMES and tag in BLOCK_TAGS:
        return True
    return bool(tag in LINKED_FURNITURE_TAGS or names & LINKED_FURNITURE_NAMES) and weight.link_share > 0.5


def _near(element: "etree._Element") -> "Iterator[etree._Element]":
    """The element's children and theirs; further down nothing tells what it is."""
    for child in islice(element, 50):
        yield child
        yield from islice(child, 50)


def _known(
    elements: Sequence["etree._Element"], body: "etree._Element", weights: "dict[etree._Element, Weight]"
) -> "list[etree._Element]":
    """The elements that are named as those of an article's text are; none where they hold too little of the page's."""
    named = [
        element
        for element in elements
        if weights[element].prose
        and (element.tag in ARTICLE_TAGS or whole_names(element.get("class"), element.get("id")) & ARTICLE_NAMES)
    ]
    most = max((weights[element].prose for element in named), default=0)
    if most < _TOO_MUCH * weights[body].prose:
        return []
    return [element for element in named if weights[element].prose >= most / 5]


def _densest(body: "etree._Element", weights: "dict[etree._Element, Weight]") -> "etree._Element":
    """The innermost element that holds most of the page's prose."""
    core: etree._Element = body
    inner: etree._Element | None = body
    while inner is not None:
        core = inner
        inner = next((each for each in core if weights[each].prose >= _MOST * weights[core].prose > 0), None)
    return core


def _between(articles: "list[etree._Element]", weights: "dict[etree._Element, Weight]") -> "Iterator[etree._Element]":
    """Lists of links that stand between several articles of a page."""
    if len(articles) < 2:
        return
    common = _common(articles)
    above = {each for article in articles for each in (article, *article.iterancestors())}
    if common not in articles:
        yield from (each for each in common if each not in above and weights[each].link_share > _MOST)


def _is_one_paragraph(element: "etree._Element") -> bool:
    """Whether the element is a line among others like it, or a part of one, and no element that holds an article."""
    if element.tag not in BLOCK_TAGS or element.tag in ("p", "li", "tr", "tbody", "center"):
        return True
    return not any(child.tag in BLOCK_TAGS or child.tag == "br" for child in _near(element))


def _common(elements: "Iterable[etree._Element]") -> "etree._Element":
    """The innermost element that holds all of these."""
    first, *others = elements
    above = [first, *first.iterancestors()]
    for other in others:
        line = {other, *other.iterancestors()}
        above = above[next(place for place, each in enumerate(above) if each in line) :]
    return above[0]


def _parent(element: "etree._Element") -> "etree._Element":
    parent = element.getparent()
    assert parent is not None, "the climb ends at the body"
    return parent


def _is_plain_around(core: "etree._Element", weights: "dict[etree._Element, Weight]") -> bool:
    """Whether what stands around the element in its parent is text too: a title, a line about it, its last lines."""
    around = weights[_parent(core)].without(weights[core])
    return not around.foot and around.link_share <= _LINKED


def _around(
    core: "etree._Element", body: "etree._Element", weights: "dict[etree._Element, Weight]", titles: frozenset[str]
) -> "Iterator[etree._Element]":
    """What stands outside the core and neither is the title, nor says anything about the article, nor is prose."""
    path = core
    while path is not body:
        parent = _parent(path)
        waiting = [child for child in parent if child is not path]
        while waiting:
            element = waiting.pop()
            weight = weights[element]
            if not weight.characters or _belongs(element, weight, titles):
                continue
            if _may_hold_some(element, weight):
                waiting.extend(element)
            else:
                yield element
        path = parent


def _belongs(element: "etree._Element", weight: Weight, titles: frozenset[str]) -> bool:
    if weight.foot or weight.link_share > _LINKED:
        return False
    if element.tag == "h1" or weight.prose >= _PROSE:
        return True
    if weight.characters > _FEW:
        return False
    words = words_in(element).replace(" ", "")
    return words in titles or bool(_ABOUT.search(words))


def _may_hold_some(element: "etree._Element", weight: Weight) -> bool:
    """Whether parts of the element are looked at one by one: it has some, and no words of its own between them."""
    own = (element.text or "") + "".join(child.tail or "" for child in element)
    return len(element) > 0 and not own.strip() and weight.characters > weight.linked
