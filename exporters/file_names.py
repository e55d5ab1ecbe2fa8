"""What a file that is handed over is called."""

import re

from anyascii import anyascii

from canvas_model.content import Snapshot

MOST_CHARACTERS = 40
"""Of the client's name."""


def file_name(snapshot: Snapshot, suffix: str) -> str:
    """A name that every file system and header takes, such as `esempio-srl-r41.pdf`."""
    plain = re.sub("[.'`]", "", anyascii(snapshot.workshop.client).lower())
    slug = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:MOST_CHARACTERS].strip("-")
    return f"{slug or 'workshop'}-r{snapshot.revision}.{suffix}"
