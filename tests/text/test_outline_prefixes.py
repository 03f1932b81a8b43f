"""The prefix that neighbouring titles share, on the titles of invented volumes."""

import pytest

from yearbook_viewer.text.outline.prefixes import shared_prefix


@pytest.mark.parametrize(
    ("titles", "prefix"),
    [
        (["概况", "市侨联参政", "市侨联维权", "市侨联联谊", "座谈会"], "市侨联"),
        (["县委常委会", "县委全会", "县委重大决策", "重要文件"], "县委"),
        (["沙洲海关通关", "沙洲海关缉私", "沙洲海关统计"], "沙洲海关"),
        (["市纪委全会", "市纪委巡察", "市监委调查"], "市纪委"),
        (["民革市委参政", "民革市委会务", "民盟市委参政", "民盟市委会务"], "民革市委"),
        (["农业生产", "农业机械", "农业综合开发", "林业"], ""),
        (["全市经济工作会议", "全市农村工作会议", "全市组织工作会议"], ""),
        (["加强党建", "加强队伍建设", "加强宣传"], ""),
        (["财政收入", "财政支出", "财政监督"], ""),
        (["第一产业", "第二产业", "第三产业"], ""),
        (["2020年工作", "2020年成绩"], ""),
        (["概况", "概况"], ""),
        (["概况"], ""),
        ([], ""),
    ],
)
def test_the_prefix_of_neighbouring_titles(titles: list[str], prefix: str) -> None:
    assert shared_prefix(titles) == prefix
