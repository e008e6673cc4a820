"""Finding: a question in, ranked provisions with reasons out."""

import os

# Threads that wait by spinning take the core from whoever else is here: a question took 1.7 s
# beside other busy processes. Those of torch spin for a moment only (never spinning costs 14 ms
# a question), and those of numpy, which would spin in their way, are one. Both libraries read
# this when they are imported, which is after this.
os.environ.setdefault("GOMP_SPINCOUNT", "10000")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
