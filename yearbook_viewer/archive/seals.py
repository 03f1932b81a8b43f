"""Rows of what the reader said, each with a seal by which the check tells whether it is still what was written."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Table, insert, select, update


@dataclass(frozen=True, slots=True)
class Sealed:
    """A table with the columns `id` and `seal`; `columns`: those that a seal is of, in their order."""

    table: Table
    columns: tuple[str, ...]

    def add(self, writer: Connection, values: Mapping[str, Any]) -> int:
        """Write a row; its number."""
        added = insert(self.table).values({**values, "seal": ""}).returning(self.table.c.id)
        number = int(writer.scalars(added).one())
        self._reseal(writer, number)
        return number

    def put(self, writer: Connection, number: int, **values: Any) -> None:
        """Give a row other values."""
        writer.execute(update(self.table).where(self.table.c.id == number).values(values))
        self._reseal(writer, number)

    def unsound(self, reader: Connection) -> list[Row[Any]]:
        """The rows that are not what was written, in their order."""
        rows = reader.execute(select(self.table).order_by(self.table.c.id))
        return [row for row in rows if self.seal(row._asdict()) != row.seal]

    def seal(self, values: Mapping[str, Any]) -> str:
        """The seal of a row of these values."""
        return hashlib.sha256(json.dumps([values[name] for name in self.columns]).encode()).hexdigest()

    def _reseal(self, writer: Connection, number: int) -> None:
        here = self.table.c.id == number
        row = writer.execute(select(self.table).where(here)).one()
        writer.execute(update(self.table).where(here).values(seal=self.seal(row._asdict())))
