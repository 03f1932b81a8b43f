"""PDFs written by hand, for what no office program writes on purpose."""

from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 520, 740


@dataclass(slots=True)
class Sheet:
    """A page: what is drawn on it, in points from the lower left; `extra`: further entries of its dictionary."""

    extra: str = ""
    drawn: list[str] = field(default_factory=list)

    def words(self, x: float, y: float, text: str, size: float = 10, *, font: str = "F1", state: str = "") -> None:
        """Text from (x, y) on; `state`: operators before it (3 Tr, 0.5 Tc)."""
        self.turned(f"1 0 0 1 {x} {y}", text, size, font=font, state=state)

    def turned(self, matrix: str, text: str, size: float = 10, *, font: str = "F1", state: str = "") -> None:
        code = text.encode("utf-16-be").hex()
        self.drawn.append(f"q BT /{font} {size} Tf {state} {matrix} Tm <{code}> Tj ET Q")

    def lines(self, x: float, y: float, lines: Sequence[str], size: float = 10, leading: float = 16) -> None:
        """Lines one below the other; those that begin with blanks are indented by two characters."""
        for number, line in enumerate(lines):
            bare = line.lstrip("\u3000")
            self.words(x + (len(line) - len(bare)) * size, y - number * leading, bare, size)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.drawn.append(f"0.5 w {x0} {y0} m {x1} {y1} l S")

    def picture(self) -> None:
        self.drawn.append("0.8 g 50 50 400 600 re f")


def pdf(sheets: Sequence[Sheet], *, count: int | None = None) -> bytes:
    """The file: fonts F1, F2 (bold) and F3 (黑体) with a letter for every code."""
    used = sorted({letter for sheet in sheets for drawn in sheet.drawn for letter in _letters(drawn)})
    table = "".join(f"<{code}> <{code}>\n" for code in used)
    named_as = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(used)} beginbfchar\n{table}endbfchar endcmap"
    )
    bodies = ["<< /Type /Catalog /Pages 2 0 R >>"]
    first = 6
    kids = " ".join(f"{first + 2 * place} 0 R" for place in range(len(sheets)))
    bodies.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets) if count is None else count} >>")
    bodies.append(_stream(named_as))
    bodies.append(
        "<< /Type /FontDescriptor /FontName /Written /Flags 4 /FontBBox [0 -200 1000 800] /Ascent 800 /Descent -200"
        " /CapHeight 700 /ItalicAngle 0 /StemV 80 >>"
    )
    fonts = "".join(
        f"/{name} << /Type /Font /Subtype /Type0 /BaseFont /{face} /Encoding /Identity-H /ToUnicode 3 0 R"
        f" /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{face}"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        " /FontDescriptor 4 0 R /DW 1000 /W [32 126 500] >>] >> "
        for name, face in (("F1", "Written"), ("F2", "Written-Bold"), ("F3", "SimHei"))
    )
    bodies.append(f"<< /Font << {fonts} >> >>")
    for place, sheet in enumerate(sheets):
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources 5 0 R"
            f" /Contents {first + 2 * place + 1} 0 R {sheet.extra} >>"
        )
        bodies.append(_stream("\n".join(sheet.drawn)))
    return _file(bodies)


def _letters(drawn: str) -> list[str]:
    if "<" not in drawn:
        return []
    code = drawn[drawn.index("<") + 1 : drawn.index(">")]
    return [code[place : place + 4] for place in range(0, len(code), 4)]


def _stream(words: str) -> str:
    return f"<< /Length {len(words)} >>\nstream\n{words}\nendstream"


def _file(bodies: Sequence[str]) -> bytes:
    made = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{body}\nendobj\n".encode("ascii")
    at = len(made)
    made += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n".encode()
