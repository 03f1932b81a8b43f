"""The tables as they were first published: every archive was made with them, so there is nothing to do."""

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Nothing stands before this revision."""
