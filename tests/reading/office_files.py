"""Documents of Word and Excel written by hand, for what their libraries do not write."""

import io
import zipfile
from collections.abc import Mapping

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these members, compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as members:
        for name, content in parts.items():
            members.writestr(name, content)
    return out.getvalue()


def _relationships(kinds: dict[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="r{number}" Type="{_R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(kinds.items())
    )
    return f'<Relationships xmlns="{_PACKAGE}">{rows}</Relationships>'


def word_parts(body: str, **parts: str) -> dict[str, str | bytes]:
    """The members of a .docx; `parts`: the inside of styles, numbering, settings, footnotes, endnotes."""
    wrapped = {f"word/{name}.xml": f"<w:{name} {_NAMES}>{inner}</w:{name}>" for name, inner in parts.items()}
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relationships({"officeDocument": "word/document.xml"}),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relationships({name: f"{name}.xml" for name in parts}),
        **wrapped,
    }


def word_file(body: str, **parts: str) -> bytes:
    """A .docx with this body."""
    return packed(word_parts(body, **parts))


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph of one run."""
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )
