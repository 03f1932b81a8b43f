"""Three years of a chamber of commerce, whose names stand in an archive of their own."""

from pathlib import Path

from tests.stories.errands import archive_with

YEARS = (2018, 2019, 2020)
HEAD = "云泽市工商业联合会\n来源:云泽年鉴 发布日期:{next}-03-02\n\n"
TEXT = (
    "【概况】 {year}年,云泽市工商业联合会(简称市工商联)有会员{count}个。市工商联主席何春明到临江县、白水县调研。\n"
    "【会议】 3月,市工商联召开执委会,何春明作报告,印发《云泽市商会管理办法》。云泽市总商会派人参加。\n"
)


def make_chamber(folder: Path) -> Path:
    """The archive."""
    files = []
    for year in YEARS:
        file = folder / f"云泽市工商业联合会{year}.txt"
        file.write_text(HEAD.format(next=year + 1) + TEXT.format(year=year, count=year - 1_900), encoding="utf-8")
        files.append(file)
    path = folder / "chamber.ybk"
    archive_with(path, *files)
    return path
