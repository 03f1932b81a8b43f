"""A desktop archive viewer for Chinese yearbook entries."""

import os

# numpy multiplies matrices with as many threads as there are processors, and on our small ones they mostly wait for
# each other: ten times the work for the same speed. The library reads this when it is loaded, in all our processes.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
