import json
from decimal import Decimal

from yearbook_viewer.export.structure import as_json, findings, opened, structure
from yearbook_viewer.records import (
    Basis,
    Cell,
    Entry,
    EntryId,
    Extraction,
    Figure,
    Finding,
    FindingKind,
    Layout,
    Note,
    NoteId,
    Reading,
    Role,
    Section,
    SectionId,
    Subheading,
    Table,
    Verdict,
)

TEXT = "某县商会\n【概况】\n【会员 活动】 \n  全县商会3个,其中行业商会1个,异地商会1个。\n调研。共2次。(张三)\n"


def _extraction(start: int) -> Extraction:
    first = Section(title="概况", path=("概况",), start=5, body=9, end=10)
    second = Section(
        title="会员 活动",
        path=("概况", "会员 活动"),
        start=10,
        body=17,
        end=len(TEXT),
        subheadings=(Subheading(title="调研", start=45, end=len(TEXT)),),
        signature=("张三", "李四"),
        date="2021-03",
    )
    entry = Entry(
        start=start,
        text=TEXT,
        title="某县商会",
        subject="某县商会",
        source="本室",
        date="2022-01-17 10:30",
        year=2021,
        head_end=5,
        sections=(first, second),
        signature=("张三", "李四"),
        volume="某县年鉴",
        volume_year=2022,
        place=("群众团体", "商会"),
        doubts=("heading-bracket-broken",),
        year_from=Basis.TEXT,
        volume_year_from=Basis.NAMES,
        date_from=Basis.HEADER,
        layout=Layout(tables=(Table(26, 30, (Cell(0, 0, 26, 28, columns=2), Cell(1, 1, 29, 30))),)),
    )
    total, one, other = (
        Figure(at, at + 2, f"{n}个", Decimal(n), "个", "", name, Role.LEVEL, "", 2021)
        for at, n, name in ((24, 3, "商会"), (33, 1, "行业商会"), (40, 1, "异地商会"))
    )
    finding = Finding(FindingKind.SUM, Verdict.INCONSISTENT, "1 + 1 = 2 ≠ 3", total, (one, other))
    return Extraction(entry=entry, marks=(), figures=(total, one, other), findings=(finding,))


def test_the_structure_of_a_file_counts_from_its_start() -> None:
    assert structure([_extraction(100)]) == {
        "entries": [
            {
                "title": "某县商会",
                "subject": "某县商会",
                "source": "本室",
                "date": "2022-01-17 10:30",
                "year": 2021,
                "signature": "张三、李四",
                "start": 100,
                "sections": [
                    {
                        "title": "概况",
                        "path": ["概况"],
                        "start": 105,
                        "first_words": "",
                        "subheadings": [],
                        "signature": "",
                        "date": "",
                        "level": 1,
                    },
                    {
                        "title": "会员 活动",
                        "path": ["概况", "会员 活动"],
                        "start": 110,
                        "first_words": "全县商会3个,其中行业商会1",
                        "subheadings": ["调研"],
                        "signature": "张三、李四",
                        "date": "2021-03",
                        "level": 2,
                    },
                ],
                "year_from": "text",
                "volume": "某县年鉴",
                "volume_year": 2022,
                "volume_year_from": "names",
                "date_from": "header",
                "place": ["群众团体", "商会"],
                "doubts": ["heading-bracket-broken"],
                "tables": [{"start": 126, "end": 130, "rows": [[TEXT[26:28], ""], ["", TEXT[29]]]}],
            }
        ]
    }


def test_a_finding_names_its_figures() -> None:
    assert findings([_extraction(100)]) == [
        {
            "kind": "sum",
            "verdict": "inconsistent",
            "arithmetic": "1 + 1 = 2 ≠ 3",
            "total": {"start": 124, "end": 126, "text": "3个", "value": 3, "unit": "个", "indicator": "商会"},
            "parts": [
                {"start": 133, "end": 135, "text": "1个", "value": 1, "unit": "个", "indicator": "行业商会"},
                {"start": 140, "end": 142, "text": "1个", "value": 1, "unit": "个", "indicator": "异地商会"},
            ],
            "passages": [],
        }
    ]


def test_an_opened_entry_counts_from_its_own_start() -> None:
    reading = Reading(id=EntryId(7), extraction=_extraction(100), section_ids=(SectionId(70), SectionId(71)))
    note = Note(NoteId(3), EntryId(7), None, None, "旧文", "待核", "2026-01-02T03:04:05Z")
    record = opened(reading, [note])
    assert record["id"] == 7
    assert record["text"] == TEXT
    assert [(section["id"], section["start"], section["end"]) for section in record["sections"]] == [
        (70, 5, 10),
        (71, 10, len(TEXT)),
    ]
    assert record["figures"][0]["start"] == 24
    assert (record["start"], record["tables"][0]["start"]) == (0, 26)
    assert record["notes"] == [
        {"id": 3, "start": "", "end": "", "quotation": "旧文", "words": "待核", "at": "2026-01-02T03:04:05Z"}
    ]


def test_json_keeps_its_characters_and_a_missing_year_is_empty() -> None:
    written = as_json({"title": "年鉴"})
    assert "年鉴" in written
    assert json.loads(written) == {"title": "年鉴"}
