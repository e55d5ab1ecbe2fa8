"""What must not take long is measured against the same plain work on the same machine, however slow or busy that is."""

import time


def stride() -> float:
    """Processor seconds for adding up a million small numbers: some 50 to 100 milliseconds."""
    began = time.process_time()
    total = 0
    for n in range(1_000_000):
        total += n % 7
    return time.process_time() - began
