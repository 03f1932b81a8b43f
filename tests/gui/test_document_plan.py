from yearbook_viewer.gui.document_plan import joined

LINE = "全县实现地区生产总值一百二十亿元比上年增长百分之"  # 24 characters, as a full line of a PDF


def lines_of(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for line in text.split("\n"):
        bare = line.lstrip()
        found.append((start + len(line) - len(bare), start + len(line)))
        start += len(line) + 1
    return found


def paragraphs_of(text: str) -> list[str]:
    return ["".join(text[start:end] for start, end in group) for group in joined(text, lines_of(text))]


def test_lines_that_were_broken_because_they_were_full_are_joined() -> None:
    text = f"{LINE}\n{LINE}\n六点五。\n农业稳定。"
    assert paragraphs_of(text) == [f"{LINE}{LINE}六点五。", "农业稳定。"]


def test_an_indented_line_begins_a_paragraph() -> None:
    assert paragraphs_of(f"{LINE}\n　　{LINE}") == [LINE, LINE]


def test_short_lines_and_long_paragraphs_stay_alone() -> None:
    assert paragraphs_of("县长\n何文博\n副县长\n李丽") == ["县长", "何文博", "副县长", "李丽"]
    assert paragraphs_of(f"{LINE * 4}\n{LINE * 4}") == [LINE * 4, LINE * 4]


def test_a_full_line_that_ends_a_sentence_ends_its_paragraph() -> None:
    assert paragraphs_of(f"{LINE[:-1]}。\n{LINE}") == [f"{LINE[:-1]}。", LINE]


def test_no_lines_are_no_paragraphs() -> None:
    assert paragraphs_of("") == [""]
    assert list(joined("", [])) == []
