"""Entities, kind by kind, in sentences as yearbooks write them. All names are made up or of common knowledge."""

import pytest

from yearbook_viewer.records import Entry, Kind, Section
from yearbook_viewer.text.entities.found import Names, find_marks
from yearbook_viewer.text.entities.spans import Span


def entry(text: str, signature: tuple[str, ...] = (), sections: tuple[Section, ...] = ()) -> Entry:
    return Entry(
        start=0,
        text=text,
        title="",
        subject="",
        source="",
        date="",
        year=2020,
        head_end=0,
        sections=sections,
        signature=signature,
    )


def found(text: str, kind: Kind) -> list[str]:
    return [mark.text for mark in find_marks(entry(text)) if mark.kind is kind]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("2020年，全县降雨。1998年3月5日开工。", ["2020年", "1998年3月5日"]),
        ("4月7日至9日，1—6月，上半年，年底完成。", ["4月7日至9日", "1—6月", "上半年", "年底"]),
        ("二〇〇八年六月八日，民国三十年，光绪二年。", ["二〇〇八年六月八日", "民国三十年", "光绪二年"]),
        ("２０１１年２月下旬，2012至2013学年", ["２０１１年２月下旬", "2012至2013学年"]),
        ("“十一五”期间投资615亿元，20世纪80年代初", ["“十一五”期间", "20世纪80年代初"]),
        ("2009年末，2010年度，2016—2020年，第三季度", ["2009年末", "2010年度", "2016—2020年", "第三季度"]),
        ("历时3年，用时60分钟，学生38人，年满18岁", []),
        ("“十四五”规划编制完成", []),
        ("5月下旬至6月上旬大旱，10月1日—次年3月31日停航。", ["5月下旬至6月上旬", "10月1日—次年3月31日"]),
        ("7月3日夜至4日暴雨，是年十二月复堤。", ["7月3日夜至4日", "是年十二月"]),
        ("明洪武三年置县，乾隆二十六年修志，南宋建炎年间建寺。", ["明洪武三年", "乾隆二十六年", "南宋建炎年间"]),
        ("绍兴三年投资5亿元，梁上元任校长，投资三十元年年见效。", []),
        ("农历二月二至三月三庙会，正月初八开市，9月初一批学生入学。", ["农历二月二至三月三", "正月初八", "9月初"]),
        ("民國八十八年較七十八年增加，行醫四十年。", ["民國八十八年", "七十八年"]),
        ("民国二十八年较七十八年", ["民国二十八年"]),
        ("比上年末增加，今年中央财政，鼓励青年终身学习，十月革命", ["上年末"]),
        ("2022年冬奥会，2024—2025雪季，1921年—2004年8月27日", ["2022年", "2024—2025雪季", "1921年—2004年8月27日"]),
        ("3月1、2日大风，任期1998.10—2003.5，李建文三年无休", ["3月1、2日", "1998.10—2003.5"]),
        ("98年5月投产，八五年底竣工，3、4月间，十月中、下旬", ["98年5月", "八五年底", "3、4月间", "十月中、下旬"]),
        ("一至三季度，第1季度，今年上半年，2023年三季度末", ["一至三季度", "第1季度", "今年上半年", "2023年三季度末"]),
        ("公元前221年，3000年历史，正月十五，80年代末至90年代初", ["公元前221年", "正月十五", "80年代末至90年代初"]),
        ("羔羊3月龄出栏，98年的历史，树龄九八年", []),
        ("始建于12世纪，“十一”黄金周游人如织。", ["12世纪", "“十一”黄金周"]),
    ],
)
def test_times_are_dates_spans_and_periods_but_no_durations(text: str, times: list[str]) -> None:
    assert found(text, Kind.TIME) == times


def test_a_title_is_marked_without_its_brackets_and_only_the_outermost() -> None:
    assert found("印发《关于学习<党章>的通知》《贯彻〈条例〉的意见》", Kind.DOC) == [
        "关于学习<党章>的通知",
        "贯彻〈条例〉的意见",
    ]
    assert found("出版《论《县志》的体例》", Kind.DOC) == ["论《县志》的体例"]
    assert found("《没有另一半的书名。\n下一行》", Kind.DOC) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("被评为“全县先进单位”。", ["全县先进单位"]),
        ("开展“金秋助学”和“送温暖到家”活动", ["金秋助学", "送温暖到家"]),
        ("获省级“青年文明号”称号", ["青年文明号"]),
        ("舉辦「金秋藝術節」", ["金秋藝術節"]),
        ('荣获"绿色学校"称号', ["绿色学校"]),
        ("他说：“今年的工作很好。我们要继续努力。”", []),
        ("落实“六稳”“六保”任务", []),
        ("所谓“老大难”问题", []),
        ("9月，“乡村夜话”首场在柳河村开讲。", ["乡村夜话"]),
        ("县妇联评出“书香家庭”40户", ["书香家庭"]),
        ("“云岭春”茶、“石龙”大米通过认证", ["云岭春", "石龙"]),
        ("他常说“少一两也不行”。", []),
        ("临江县工商业联合会(以下简称“县工商联”)换届", []),
        ("“五一”期间检查市场，“十五”计划完成", []),
        ("『百灵杯』歌手大賽", ["百灵杯"]),
        ("开展“城乡牵手”和“‘净水’进村”活动", ["城乡牵手", "‘净水’进村"]),
    ],
)
def test_a_quotation_is_a_name_where_a_cue_says_so(text: str, names: list[str]) -> None:
    assert found(text, Kind.NAME) == names


def test_a_quoted_name_says_how_sure_it_is() -> None:
    marks = find_marks(entry("荣获“全国文明单位”称号。推广“夜校+集市”。县委印发《工作要点》。"))
    assert [(mark.text, mark.certainty > 90) for mark in marks if mark.kind in {Kind.NAME, Kind.DOC}] == [
        ("全国文明单位", True),
        ("夜校+集市", False),
        ("工作要点", True),
    ]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("县委书记周德芳、县长何绍祥到会。", ["周德芳", "何绍祥"]),
        ("劳动模范孙丽华、常秀英、欧阳文静和李建国出席", ["孙丽华", "常秀英", "欧阳文静", "李建国"]),
        ("副局长马　文、段学忠(女，白族)、赵炳南", ["马　文", "段学忠", "赵炳南"]),
        ("州长帕尔哈提·吐尔地主持会议", ["帕尔哈提·吐尔地"]),
        ("自治区副主席丹珠昂奔率队调研", ["丹珠昂奔"]),
        ("区长　　高　峰\n\n各位代表：", ["高　峰"]),
        ("主　任：朱　诚\n副主任：詹云超　司徒慧　郝　敏", ["朱　诚", "詹云超", "司徒慧", "郝　敏"]),
        ("韦拔山（1894—1932年），壮族", ["韦拔山"]),
        ("王树清当选为主席。李长庚同志任组长。", ["王树清", "李长庚"]),
        ("企业家代表有关加快发展的意见，主任办公会议", []),
        ("强工业、强省会、强县域行动", []),
    ],
)
def test_people_stand_after_posts_in_lists_and_rosters(text: str, people: list[str]) -> None:
    assert found(text, Kind.PER) == people


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("向市委、市政府报告，联合市委政法委、县工商联开展", ["市委", "市政府", "市委政法委", "县工商联"]),
        ("县教育局和县公安局交警大队、财政局参加", ["县教育局", "县公安局交警大队", "财政局"]),
        ("区人口和计划生育局会同区卫生局检查", ["区人口和计划生育局", "区卫生局"]),
        ("太原市餐饮协会、温州商会、建材商会换届", ["太原市餐饮协会", "温州商会", "建材商会"]),
        ("中国人民财产保险股份有限公司遵义分公司", ["中国人民财产保险股份有限公司遵义分公司"]),
        ("广东恒达(集团)有限公司投产", ["广东恒达(集团)有限公司"]),
        ("会上，民革芜湖市委向市政协提交提案12件。", ["民革芜湖市委", "市政协"]),
        ("帮助鑫岳科创、恒泰纸业、友搏药业等12家企业贷款", ["鑫岳科创", "恒泰纸业", "友搏药业"]),
        ("与市农行、农商行签约", ["市农行", "农商行"]),
        ("桂林市律师协会(简称市律协)成立。会员由市律协培训", ["桂林市律师协会", "市律协", "市律协"]),
        ("形成发展新格局，全国首个示范政府", []),
        ("全市行业商会78个，乡镇卫生院12所，民营企业、各县市区、有关部门", []),
    ],
)
def test_bodies_are_named_bodies_and_no_classes(text: str, bodies: list[str]) -> None:
    assert found(text, Kind.ORG) == bodies


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("到四川成都考察，落户岳西县。", ["四川成都", "岳西县"]),
        ("在平江县大坪村、弯塘镇和胜利街道施工", ["平江县大坪村", "弯塘镇", "胜利街道"]),
        ("入驻遵义经开区、兰州新区", ["遵义经开区", "兰州新区"]),
        ("访问蒙古国乌兰巴托市，治理洞庭湖", ["蒙古国乌兰巴托市", "洞庭湖"]),
        ("蔬菜销往常德、益阳等地", ["常德", "益阳"]),
        ("深化合作，企业上市，同心同德，全市、我省、各乡镇、贫困村、特色小镇", []),
    ],
)
def test_places_are_found_whole_and_words_that_only_end_like_one_are_none(text: str, places: list[str]) -> None:
    assert found(text, Kind.LOC) == places


def test_traditional_text_is_read_and_marked_as_it_stands() -> None:
    marks = find_marks(entry("民國九十二年，臺灣省新竹縣衛生局局長鄭永金出席。"))
    assert [(mark.kind.value, mark.text) for mark in marks] == [
        ("TIME", "民國九十二年"),
        ("ORG", "臺灣省新竹縣衛生局"),
        ("PER", "鄭永金"),
    ]


def test_nothing_is_marked_inside_a_title_or_a_quoted_name() -> None:
    text = "县委印发《长沙县2020年工作要点》，举办“湘潭县教育局趣味运动会”活动。"
    assert [(mark.kind.value, mark.text) for mark in find_marks(entry(text))] == [
        ("ORG", "县委"),
        ("DOC", "长沙县2020年工作要点"),
        ("NAME", "湘潭县教育局趣味运动会"),
    ]


def test_the_names_that_sign_are_marked_where_they_stand_padded_or_not() -> None:
    text = "全年工作完成。\n(何　川 那木斯来)"
    marks = find_marks(entry(text, signature=("何川", "那木斯来")))
    assert [mark.text for mark in marks] == ["何　川", "那木斯来"]


def test_a_body_that_signs_is_marked_as_a_body() -> None:
    marks = find_marks(entry("全年征收税款三亿元。(畜牧水产局　阮　晴)", ("畜牧水产局", "阮晴")))
    assert [(mark.kind, mark.text) for mark in marks][-2:] == [(Kind.ORG, "畜牧水产局"), (Kind.PER, "阮　晴")]


def test_the_names_that_sign_a_section_are_looked_for_in_that_section() -> None:
    text = "甲事。(旦增)\n乙事。旦增\n"
    first = Section(title="", path=("",), start=0, body=0, end=8, signature=("旦增",))
    assert [(mark.start, mark.text) for mark in find_marks(entry(text, sections=(first,)))] == [(4, "旦增")]


def test_a_name_counts_nothing() -> None:
    text = "石塘、五里、鹅城、罗坊4个司法所受到表彰。省第九四医院、94238部队参加。"
    assert not any("4个" in mark.text for mark in find_marks(entry(text)))


def test_a_body_found_once_is_not_found_inside_a_class() -> None:
    assert found("市工商联发文。全市工商联系统学习。", Kind.ORG) == ["市工商联"]


def test_a_name_is_one_thing_in_an_entry_what_it_is_where_it_is_told_most_surely() -> None:
    names = Names()
    first, second = Span(0, 2, Kind.PER, 96), Span(10, 12, Kind.LOC, 62)
    text = "何川当选主席,后来,何川赴南通。"
    names.learn(text, [first, second])
    assert names.agreed(text, second) == Span(10, 12, Kind.PER, 62)
    assert names.agreed(text, first) == first
    times = Span(0, 2, Kind.TIME, 50)
    assert names.agreed(text, times) == times
