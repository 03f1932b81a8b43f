"""Before anything is imported: Qt without a screen, and a data folder that is nobody's."""

import os
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["YEARBOOK_HOME"] = tempfile.mkdtemp(prefix="yearbook-tests-")
