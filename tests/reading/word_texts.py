"""What Word files are read as, and the styles that they are written with."""

from pathlib import Path

from tests.reading.office_files import word_file
from yearbook_viewer.reading.word.document import read
from yearbook_viewer.records import Choices, SourceText

HERE = Path("某某.docx")


def of(data: bytes) -> SourceText:
    return read(HERE, data, Choices())


def text(body: str, **parts: str) -> str:
    return of(word_file(body, **parts)).text


def tables(source: SourceText) -> list[list[tuple[int, int, str, int, int]]]:
    return [
        [(each.row, each.column, source.text[each.start : each.end], each.rows, each.columns) for each in table.cells]
        for table in source.layout.tables
    ]


STYLES = """
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="标题 2"/></w:style>
<w:style w:type="paragraph" w:styleId="own"><w:name w:val="条目题"/><w:basedOn w:val="a1"/></w:style>
<w:style w:type="paragraph" w:styleId="lvl"><w:name w:val="栏"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="plain"><w:name w:val="不是"/><w:basedOn w:val="1"/>
  <w:pPr><w:outlineLvl w:val="9"/></w:pPr><w:rPr><w:b w:val="0"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="标题"/></w:style>
<w:style w:type="paragraph" w:styleId="x"><w:name w:val="环"/><w:basedOn w:val="y"/></w:style>
<w:style w:type="paragraph" w:styleId="y"><w:name w:val="圈"/><w:basedOn w:val="x"/></w:style>
<w:style w:type="character" w:styleId="strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="gone"><w:name w:val="藏"/><w:rPr><w:vanish/></w:rPr></w:style>
"""


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'
