"""Decimal numbers in a database that has none."""

from decimal import Decimal

from sqlalchemy import Dialect, Text, TypeDecorator


class Exact(TypeDecorator[Decimal]):
    """A decimal number kept to the last digit as its text; SQLite would make a float of it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:  # noqa: ARG002  fixed by SQLAlchemy
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002  as above
        return None if value is None else Decimal(value)
