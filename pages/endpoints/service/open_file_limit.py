"""How many files this process may have open: each page and each feed is one, and many systems allow 256 unless asked."""

import logging
from contextlib import suppress

logger = logging.getLogger("canvas")

MOST = 8192
"""More than all pages and feeds together may need; macOS allows 10240."""


def allow_many_files() -> None:
    """Raise the limit of this process to `MOST`, or as far as the system lets it; never lower it. Windows has none."""
    try:
        import resource
    except ImportError:
        return
    allowed, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST if most == resource.RLIM_INFINITY else min(MOST, most)
    if allowed == resource.RLIM_INFINITY or allowed >= wanted:
        return
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
        logger.debug("open files: %s, before %s", wanted, allowed)
