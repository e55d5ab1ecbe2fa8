"""When a report is begun without being asked for: as its screen opens, and again once changes have rested."""

from dataclasses import dataclass
from uuid import UUID

REST_SECONDS = 3.0
"""How long nobody may have written."""
AWAY_SECONDS = 5.0
"""A screen that has not looked for so long was left meanwhile, and opens anew: an open one looks every second."""


@dataclass(frozen=True)
class Watch:
    """What one open screen has seen of a workshop's changes; the times are seconds of one steady clock."""

    workshop: UUID
    language: str
    """That of the report."""
    revision: int
    changed_at: float
    looked_at: float
    opens: bool
    """Whether this was the first look since the screen opened in this language."""

    @property
    def rested(self) -> bool:
        """Whether the newest revision may be printed by itself."""
        return self.opens or self.looked_at - self.changed_at >= REST_SECONDS


def look(before: Watch | None, workshop: UUID, language: str, revision: int, now: float) -> Watch:
    """What is seen now, after what the same screen saw before; what stands as the screen opens has rested."""
    if (
        before is None
        or (before.workshop, before.language) != (workshop, language)
        or now - before.looked_at > AWAY_SECONDS
    ):
        return Watch(workshop, language, revision, now - REST_SECONDS, now, opens=True)
    changed_at = before.changed_at if revision == before.revision else now
    return Watch(workshop, language, revision, changed_at, now, opens=False)
