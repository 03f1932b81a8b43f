"""Which of a caption's units a figure has, and which figures can be added."""

import re
from collections.abc import Sequence

from yearbook_viewer.text.figures.cells import RATES, Unit

# What is measured, by the end of its name, and the units it is measured in; the first is taken where none is printed.
_KINDS = (
    (re.compile(r"(?:率|比重|占比|比例|指数|覆盖面)$"), ("%", "‰"), "%"),
    (
        re.compile(r"单产|每[亩公]|平均亩产"),
        ("公斤/亩", "千克/亩", "千克/公顷", "公斤/公顷", "吨/公顷", "公斤", "千克"),
        "",
    ),
    (re.compile(r"户数$|总户$"), ("户",), "户"),
    (
        re.compile(r"(?:人数|人口|(?:职工|人员|学生|教师|在校生|毕业生|党员|劳动力|医生|护士|干部)数?)$"),
        ("人", "名", "人次"),
        "人",
    ),
    (re.compile(r"面积$"), ("公顷", "亩", "平方米", "平方公里", "平方千米", "㎡"), ""),
    (re.compile(r"产量$|总产$"), ("吨", "公斤", "千克", "担", "头", "只", "千瓦时", "立方米", "米", "台", "件"), ""),
    (
        re.compile(r"(?:产值|增加值|收入|支出|投资|资金|总额|金额|税收?|利润|存款|贷款|余额|费用?|消费品?零售额)$"),
        ("元", "美元", "港元", "欧元", "日元"),
        "",
    ),
)
_AVERAGES = re.compile(
    r"人均|平均|户均|均$|每|[亩单]产(?!值)|率$|[^占]比$|比重|占比|指数|价格|单价|售价|密度|均价|标准$|浓度|比例|系数|年龄|气温|温度|海拔"
)


def fitting(name: str, units: Sequence[Unit], order: int, columns: int) -> Unit:
    """The unit of a figure of this name among those of the caption; without a name where none fits.

    `order`: which of the `columns` of figures it stands in: as many units as columns stand in their order.
    """
    kind = next((kind for kind in _KINDS if kind[0].search(name)), None)
    if kind is not None:
        known = next((unit for unit in units if unit.name in kind[1]), None)
        if known is not None:
            return known
        if kind[2]:
            return Unit(kind[2])
    # 单位:万元、%: what is no rate is told in 万元.
    amounts = [unit for unit in units if unit.name not in RATES]
    if len(amounts) == 1 and len(units) != columns:
        return amounts[0]
    # 单位:个、人: what counts no people is counted in 个.
    others = [unit for unit in units if not any(unit.name in known for _, known, _ in _KINDS)]
    if len(units) == 1 or len(others) == 1:
        return (others or units)[0]
    return units[order] if len(units) > 1 and len(units) == columns else Unit("")


def is_additive(unit: str, name: str) -> bool:
    """Whether figures of this unit and name add up to a total; rates, averages and prices do not."""
    return unit not in RATES and "/" not in unit and unit != "倍" and _AVERAGES.search(name) is None
