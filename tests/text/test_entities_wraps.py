"""Names that a line end broke are one name, with the line end in their text."""

from yearbook_viewer.records import Entry, Kind
from yearbook_viewer.text.entities.found import find_marks

# Twenty-four characters a line, as a printed column sets them.
COLUMN = (
    "全县各有关部门认真贯彻上级部署,扎实做好防汛各项准备\n工作,汛期没有发生一起安全事故。年内由临江县人民\n"
    "政府牵头,县水利局、县农业局和县气象局共同制定预案,\n汛前检查堤防三次。县长何文博、副县长欧阳静、局长张\n"
    "三丰到场指挥,河口镇、石桥镇的群众积极参加。全年6月\n15日进入主汛期,防汛工作的各项规定由《临江县防汛工\n"
    "作手册》说明。\n"
)


def marks_of(text: str, *kinds: Kind) -> list[str]:
    found = find_marks(Entry(0, text, "", "", "", "", 2018, 0, ()))
    assert all(text[mark.start : mark.end] == mark.text for mark in found)
    return [mark.text for mark in found if mark.kind in kinds]


def test_a_body_is_one_over_two_lines() -> None:
    assert "临江县人民\n政府" in marks_of(COLUMN, Kind.ORG)


def test_a_person_is_one_over_two_lines() -> None:
    assert marks_of(COLUMN, Kind.PER) == ["何文博", "欧阳静", "张\n三丰"]


def test_a_title_is_one_over_two_lines() -> None:
    assert marks_of(COLUMN, Kind.DOC) == ["临江县防汛工\n作手册"]


def test_a_day_is_one_over_two_lines() -> None:
    assert marks_of(COLUMN, Kind.TIME) == ["6月\n15日"]


def test_an_alias_known_from_one_place_is_found_where_it_is_broken() -> None:
    text = COLUMN + "临江县人民政府发文。"
    assert [mark.replace("\n", "") for mark in marks_of(text, Kind.ORG)].count("临江县人民政府") == 2


def test_names_below_one_another_stay_two() -> None:
    assert marks_of("局长:何文博\n副局长:欧阳静\n", Kind.PER) == ["何文博", "欧阳静"]
