"""Printings made by hand: a county whose yearbooks print its output, revise it, and plan ahead."""

from decimal import Decimal

from yearbook_viewer.records import EntryId, Figure, FigureAddress, Printing, Role, SectionId, Series, SeriesKey

OUTPUT = SeriesKey("松原县", "生产总值", "人民币", "")
PEOPLE = SeriesKey("松原县", "户籍人口", "人", "")
RATE = SeriesKey("松原县", "城镇化率", "百分比", "")

_UNITS = {"亿元": (10**8, "元"), "万元": (10**4, "元"), "元": (1, "元"), "万人": (10**4, "人"), "%": (1, "%")}


def printing(  # noqa: PLR0917  a row of a table
    year: int,
    words: str,
    volume_year: int,
    indicator: str = "地区生产总值",
    subject: str = "松原县",
    qualifier: str = "",
    *,
    target: bool = False,
) -> Printing:
    """A figure as the volume of that year prints it: `words` are the number and its unit (86.5亿元)."""
    number = words.removeprefix(qualifier).rstrip("亿万元人%")
    scale, unit = _UNITS[words.removeprefix(qualifier).removeprefix(number)]
    sentence = f"{year}年,{indicator}{words}。"
    start = sentence.index(words)
    figure = Figure(
        start=100 + start,
        end=100 + start + len(words),
        text=words,
        value=Decimal(number) * scale,
        unit=unit,
        qualifier=qualifier,
        indicator=indicator,
        role=Role.LEVEL,
        relation="",
        year=year,
        target=target,
    )
    return Printing(
        address=FigureAddress(EntryId(volume_year), year - 2000),
        figure=figure,
        entry_title=f"{subject}概况",
        subject=subject,
        place=(),
        volume="松原年鉴",
        volume_year=volume_year,
        entry_year=volume_year - 1,
        section=SectionId(7),
        section_title="经济",
        sentence=sentence,
        sentence_start=100,
    )


def output() -> Series:
    """2017 is printed once, 2018 twice alike, 2019 revised, 2020 by nobody, 2021 once."""
    told = (
        printing(2017, "80亿元", 2018),
        printing(2018, "86.5亿元", 2019),
        printing(2018, "86.5亿元", 2020),
        printing(2019, "92.3亿元", 2020),
        printing(2019, "90.9亿元", 2021),
        printing(2021, "101亿元", 2022),
    )
    return Series(OUTPUT, "地区生产总值", told)


def people() -> Series:
    """Told in 万人, falling."""
    told = tuple(
        printing(year, words, year + 1, "户籍人口")
        for year, words in ((2017, "31.2万人"), (2018, "31.0万人"), (2019, "30.8万人"))
    )
    return Series(PEOPLE, "户籍人口", told)


def rate() -> Series:
    """A share, of which one says points."""
    told = tuple(
        printing(year, words, year + 1, "城镇化率") for year, words in ((2017, "50%"), (2018, "51.5%"), (2019, "52%"))
    )
    return Series(RATE, "城镇化率", told)
