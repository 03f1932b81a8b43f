"""Before anything is imported: Qt without a screen, and folders for data and sockets that are nobody's."""

import os
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["YEARBOOK_HOME"] = tempfile.mkdtemp(prefix="yearbook-tests-")
os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="yearbook-session-")
