"""The same work without a window, for scripts: `yearbook-viewer VERB …`.

Exit codes: 0 done (nothing new, or nothing found, is done), 1 something was refused (its reason stands on
stderr), 2 the call was wrong; for `check` 0 sound, 1 damaged, 3 cannot tell.
"""

from yearbook_viewer.cli.arguments import VERBS, is_call
from yearbook_viewer.cli.verbs import run

__all__ = ["VERBS", "is_call", "run"]
