"""Runs first in the frozen program: what it starts itself (a file manager) does not get its libraries.

PyInstaller's bootloader puts the program's folder into LD_LIBRARY_PATH and keeps what was there before.
"""

import os

before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if before is None:
    os.environ.pop("LD_LIBRARY_PATH", None)
else:
    os.environ["LD_LIBRARY_PATH"] = before
