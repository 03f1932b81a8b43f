"""Makes resources/lexicons/traditional.tsv.

    python make_traditional.py opencc_python_reimplemented-0.1.7-py2.py3-none-any.whl

From OpenCC's TSCharacters.txt (Apache-2.0): one line a traditional character, its simplified one; only
characters of the basic plane, and only those that change.
"""

import sys
import zipfile
from pathlib import Path

OUTPUT = Path(__file__).resolve().parents[2] / "resources" / "lexicons" / "traditional.tsv"


def main() -> None:
    with zipfile.ZipFile(sys.argv[1]) as archive:
        table = archive.read("opencc/dictionary/TSCharacters.txt").decode("utf-8")
    pairs = []
    for line in table.splitlines():
        traditional, _, simplified = line.partition("\t")
        first = simplified.split(" ")[0]
        if traditional != first and len(traditional) == len(first) == 1 and ord(traditional) < 0x10000 > ord(first):
            pairs.append(f"{traditional}\t{first}\n")
    OUTPUT.write_text("".join(sorted(pairs)), encoding="utf-8")


if __name__ == "__main__":
    main()
