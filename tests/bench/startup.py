"""How soon the window is there: CPU seconds from the start of the process, children included.

    python tests/bench/startup.py [RUNS]

Prints for a first start (a new data folder: the seed is imported) and a later one the median of RUNS
(5 by default): to the painted shell, and to the text on the screen. Limits: 1 s and 2 s.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# Run in the process that is measured: the program as it is, told when to look at the clock and when to end.
PROBE = """
import os, sys
from yearbook_viewer.gui import application, main_window

def spent():
    return sum(os.times()[:4])

class Watched(main_window.MainWindow):
    def __init__(self, around):
        super().__init__(around)
        self.painted.connect(lambda: print("shell", spent(), flush=True))
        self.passage_shown.connect(lambda: main_window.QTimer.singleShot(0, self.tell))

    def tell(self):
        self.grab()
        self.close()
        print("text", spent(), flush=True)

application.MainWindow = Watched
from yearbook_viewer.app import open_window
if __name__ == "__main__":
    sys.exit(open_window(sys.argv[1:]))
"""


def one_start(home: Path, probe: Path) -> dict[str, float]:
    """Seconds to the shell and to the text of one start with this data folder."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "YEARBOOK_HOME": str(home), "PYTHONPATH": str(ROOT)}
    told = subprocess.run([sys.executable, probe], env=environment, capture_output=True, text=True, check=True)
    lines = [line.split() for line in told.stdout.splitlines()]
    return {name: float(seconds) for name, seconds in lines}


def main(runs: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        probe = Path(name, "probe.py")
        probe.write_text(PROBE, encoding="utf-8")
        firsts = [one_start(Path(name, str(run)), probe) for run in range(runs)]
        laters = [one_start(Path(name, str(run)), probe) for run in range(runs)]
    sys.stdout.write("start\tshell\ttext\n")
    for what, starts in (("first", firsts), ("later", laters)):
        medians = [statistics.median(start[name] for start in starts) for name in ("shell", "text")]
        sys.stdout.write(f"{what}\t{medians[0]:.2f} s\t{medians[1]:.2f} s\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
