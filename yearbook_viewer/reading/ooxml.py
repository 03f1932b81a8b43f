"""The package that .docx and .xlsx are: a zip of XML parts, opened without trusting it."""

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading.limits import MEGABYTE, check_elements, shown
from yearbook_viewer.reading.unpacking import member_bytes, open_zip
from yearbook_viewer.reading.xml_parts import xml_root

# A volume of 4 million characters in Word is 60 MB of XML; pictures are never unpacked.
LARGEST_PART = 200 * MEGABYTE
# Word's own files have some hundreds of parts, with a picture each some thousands.
MOST_PARTS = 50_000
# A tree takes some 370 bytes an element with what is made of it; a sheet of 100,000 rows and ten columns has 2 million.
MOST_ELEMENTS = 2_400_000
# Parts up to this size may be anything; XML of long tables compresses to a hundredth.
_SMALL = 64 * MEGABYTE

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# The strict variant of ISO/IEC 29500 differs for a reader in its namespaces alone.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(wordprocessingml|spreadsheetml|drawingml|officeDocument)/")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
# ISO/IEC 29500-2 forbids document types: where one stands, somebody wants entities.
_DOCUMENT_TYPE = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Relationship:
    """A reference from one part to another: the last word of its type, and the other's name in the package."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Package:
    """An opened package; parts are named without a leading stroke (word/document.xml)."""

    path: Path
    _zip: zipfile.ZipFile
    _parts: dict[str, zipfile.ZipInfo] = field(default_factory=dict)

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, strict namespaces made transitional; None if it is missing.

        Raises FileRefused for what is damaged, encrypted, unpacks to too much or declares a document type.
        """
        found = self._parts.get(name.lower())
        if found is None:
            return None
        data = member_bytes(self.path, self._zip, found, LARGEST_PART, _SMALL)
        if any(word in data[:_HEAD] for word in _DOCUMENT_TYPE):
            raise damaged(self.path)
        return _STRICT.sub(_TRANSITIONAL, data) if _STRICT.search(data, 0, _HEAD) else data

    def tree(self, name: str) -> etree._Element | None:
        """The root of a part that is XML; None if it is missing. Raises FileRefused."""
        data = self.part(name)
        if data is None:
            return None
        check_elements(self.path, data.count(b"<") - data.count(b"</"), MOST_ELEMENTS)
        try:
            return xml_root(data)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise damaged(self.path) from error

    def relationships(self, name: str = "") -> dict[str, Relationship]:
        """What a part refers to inside the package, by id; `name` is empty for the package itself."""
        folder, _, file = name.rpartition("/")
        root = self.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
        if root is None:
            return {}
        return {
            each.get("Id", ""): Relationship(
                each.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/"),
            )
            for each in root.iter(_RELATIONSHIP)
            if each.get("TargetMode") != "External"
        }

    def related(self, kind: str, name: str = "") -> str:
        """The name of the first part of that kind that a part refers to; empty if there is none."""
        return next((each.target for each in self.relationships(name).values() if each.kind == kind), "")


def opened(path: Path, data: bytes) -> Package:
    """The package in a file's bytes; `path` is for messages.

    Raises FileRefused for what is no zip, is damaged, or has more parts than any document.
    """
    members = open_zip(path, data, MOST_PARTS, LARGEST_PART)
    parts = {each.filename.replace("\\", "/").lstrip("/").lower(): each for each in members.infolist()}
    return Package(path, members, parts)


def damaged(path: Path) -> FileRefused:
    """What to raise for a document that cannot be read."""
    return FileRefused("file-damaged", path=shown(path))
