"""`python -m yearbook_viewer`: the window, or a verb of the command line.

Worker processes import this module: nothing heavy at its top, and what one of the two needs is imported
only where it is started.
"""

import sys
from collections.abc import Sequence
from multiprocessing import freeze_support

FIRST_LOOK = "first-look"


def main(argv: Sequence[str] | None = None) -> int:
    """Run what the words ask for (the program's own by default) and return the exit code.

    `first-look` and the verbs of the command line do their work and end; everything else opens the window.
    """
    freeze_support()
    words = list(sys.argv[1:] if argv is None else argv)
    from yearbook_viewer.cli import is_call, run  # noqa: PLC0415  argparse is not for worker processes

    if is_call(words):
        return run(words)
    from yearbook_viewer import app  # noqa: PLC0415  Qt is not for the command line

    if words[:1] == [FIRST_LOOK]:
        return app.first_look(words[1:])
    return app.open_window(words)


if __name__ == "__main__":
    sys.exit(main())
