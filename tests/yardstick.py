"""A busy machine is slow, not wrong.

What must not take long is measured against the same plain work on the same machine, however slow or
busy that is; what only has to come is waited for.
"""

import time

PATIENCE = 90
"""Seconds that a test waits for what comes by itself; spent only where it is truly missing."""


def stride() -> float:
    """Processor seconds for adding up a million small numbers: some 50 to 100 milliseconds."""
    began = time.process_time()
    total = 0
    for n in range(1_000_000):
        total += n % 7
    return time.process_time() - began
