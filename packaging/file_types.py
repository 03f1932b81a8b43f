"""Which files the desktop gives to the program: from the table of formats, so that a new format joins by itself."""

import plistlib
from pathlib import Path
from typing import Any

from yearbook_viewer.archive.header import MIME_TYPE
from yearbook_viewer.reading.formats import MIME_TYPES, SUFFIXES

PROGRAM = "yearbook-viewer-window.exe"


def mime_types() -> tuple[str, ...]:
    """The archive's own type, then those of the formats that can be read."""
    return (MIME_TYPE, *sorted(set(MIME_TYPES)))


def inno_lines() -> str:
    """Lines of Inno Setup that offer the program in "open with" for each suffix, without taking it over."""
    key = rf"Software\Classes\Applications\{PROGRAM}\SupportedTypes"
    line = 'Root: HKA; Subkey: "{}"; ValueType: string; ValueName: "{}"; Flags: uninsdeletekey\n'
    return "".join(line.format(key, suffix) for suffix in SUFFIXES)


def bundle_information(plist: Path, version: str) -> dict[str, Any]:
    """What stands in the Info.plist of macOS: the file, the version, and the suffixes of the second document type."""
    information: dict[str, Any] = plistlib.loads(plist.read_bytes())
    information["CFBundleShortVersionString"] = information["CFBundleVersion"] = version
    information["CFBundleDocumentTypes"][1]["CFBundleTypeExtensions"] = [suffix.lstrip(".") for suffix in SUFFIXES]
    return information
