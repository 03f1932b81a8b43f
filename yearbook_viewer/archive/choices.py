"""The reader's word on how files are read and cut: spelled, laid over another, remembered for a folder."""

from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from yearbook_viewer.archive import schema
from yearbook_viewer.archive.paths import spelled_path
from yearbook_viewer.records import Choices, HeadingRule

_folders = schema.folder_choices
_NONE = Choices()


def spelled(choices: Choices) -> dict[str, Any]:
    """As the archive keeps them: without what is left to the rules."""
    return {name: value for name, value in asdict(choices).items() if value != getattr(_NONE, name)}


def choices_from(kept: dict[str, Any]) -> Choices:
    """The inverse of `spelled`."""
    rule = HeadingRule(kept.get("rule", HeadingRule.AUTO))
    return Choices(**kept | {"rule": rule})


def laid_over(explicit: Choices, remembered: Choices) -> Choices:
    """The explicit choices, and the remembered ones where nothing was said."""
    said = {field.name: getattr(explicit, field.name) for field in fields(Choices)}
    return replace(remembered, **{name: value for name, value in said.items() if value != getattr(_NONE, name)})


def choices_for(reader: Connection, path: Path) -> Choices:
    """What was remembered for the nearest folder above the file; nothing chosen where there is none."""
    folders = [spelled_path(folder) for folder in path.absolute().parents]
    found = reader.execute(select(_folders).where(_folders.c.folder.in_(folders))).all()
    nearest = max(found, key=lambda row: len(row.folder), default=None)
    return _NONE if nearest is None else choices_from(nearest.choices)


def remember(writer: Connection, folder: Path, choices: Choices) -> None:
    """Keep the choices for a folder and all below it. Choices that say nothing are forgotten.

    What is one file's own is never remembered: its title; its subject, by which the next file would pass for a
    re-issue of this one; and the leave to replace its broken bytes.
    """
    key = spelled_path(folder.absolute())
    kept = spelled(replace(choices, title="", subject="", replace=False))
    writer.execute(delete(_folders).where(_folders.c.folder == key))
    if kept:
        writer.execute(insert(_folders).values(folder=key, choices=kept))
