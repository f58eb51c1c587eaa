"""How much memory a kernel allocates when it runs again."""

import tracemalloc
from collections.abc import Callable


def allocated_bytes(kernel: Callable[[], object], runs: int = 20) -> int:
    """Return the peak of memory allocated during `runs` calls, after two calls to warm up."""
    kernel()
    kernel()
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        tracemalloc.reset_peak()
        for _ in range(runs):
            kernel()
        _, peak = tracemalloc.get_traced_memory()
        return peak - before
    finally:
        tracemalloc.stop()
