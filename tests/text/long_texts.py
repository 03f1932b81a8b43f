"""Long texts of an invented county, varied and the same at every call."""

import random

_PLACES = ["临江县", "云泽市", "青石镇", "柳林乡", "北湾区", "白鹤街道", "栗山县", "沙洲镇"]
_BODIES = [
    "档案馆",
    "水务局",
    "渔业协会",
    "商务局",
    "教育局",
    "文联",
    "农业农村局",
    "总工会",
    "科技馆",
    "气象局",
    "供销社",
    "图书馆",
]
_POSTS = ["局长", "馆长", "会长", "副县长", "主任", "书记"]
_SURNAMES = "张李王陈刘周吴郑孙马朱胡林郭何高罗"
_GIVEN = "文明志远春华建军海波玉兰晓东立新国栋秀英永康"
_THINGS = ["企业", "项目", "农户", "学校", "渔船", "大棚", "桥梁", "讲座", "藏书", "档案", "会员", "志愿者"]
_UNITS = ["家", "个", "户", "所", "艘", "座", "座", "场", "册", "卷", "名", "名"]
_HEADINGS = [
    "概况",
    "产业发展",
    "民生保障",
    "队伍建设",
    "财政收支",
    "对外交流",
    "防汛抗旱",
    "科普活动",
    "乡村振兴",
    "安全生产",
]


def paragraph(choose: random.Random, year: int) -> str:
    """A few sentences with people, bodies, places and figures; some sums come out, some do not."""
    place, body = choose.choice(_PLACES), choose.choice(_BODIES)
    person = choose.choice(_SURNAMES) + "".join(choose.sample(_GIVEN, choose.choice((1, 2))))
    thing, unit = choose.choice(list(zip(_THINGS, _UNITS, strict=True)))
    parts = [choose.randrange(3, 900) for _ in range(3)]
    total = sum(parts) + choose.choice((0, 0, 0, 1))
    where = choose.sample(_PLACES, 3)
    listed = ",".join(f"{one}{count}{unit}" for one, count in zip(where, parts, strict=True))
    return (
        f"{_opening(choose, year)}{place}{body}{choose.choice(_POSTS)}{person}到{where[0]}调研。"
        f"全年新增{thing}{total}{unit},其中{listed}。"
        f"完成投资{choose.randrange(10, 99999) / 100}亿元,比上年增长{choose.randrange(1, 300) / 10}%。"
        f"印发《{place}{choose.choice(_HEADINGS)}实施意见》,"
        f"开展“{''.join(choose.sample(_GIVEN, 2))}同行”活动{choose.randrange(2, 60)}场。"
    )


def _opening(choose: random.Random, year: int) -> str:
    month = choose.randrange(1, 13)
    return choose.choice(
        ("", "", f"{month}月,", f"{year}年{month}月,", "年内,", "为促进农业农村发展,", f"至{year}年底,")
    )


def _line(choose: random.Random, year: int) -> str:
    """A line as long as a printed paragraph."""
    return "".join(paragraph(choose, year) for _ in range(choose.choice((1, 2, 2, 3))))


def volume(sections: int, seed: int, paragraphs: int = 3) -> str:
    """An entry of so many 【】 sections."""
    choose = random.Random(seed)
    year = 2000 + seed % 20
    parts = [f"临江县档案馆\n来源:本馆 日期:{year + 1}-03-01\n"]
    for number in range(sections):
        body = "\n".join(_line(choose, year) for _ in range(paragraphs))
        parts.append(f"【{choose.choice(_HEADINGS)}{number}】 {body}\n")
    return "".join(parts)
