"""Customer relationships: the eleven items on the common scale as an index of their own, and the segments' priorities."""

from canvas_model.catalogue import Catalogue
from canvas_model.content import Segment, Snapshot
from canvas_model.results import QuestionResult, RelationResult, Relationships, SegmentResult
from canvas_model.rules.scoring.answers import answers_by_question, group_answer
from canvas_model.rules.scoring.bands import USUAL_TARGET, band_of, percent_band
from canvas_model.rules.scoring.maturity import question_share


def assess_relationships(snapshot: Snapshot, catalogue: Catalogue) -> Relationships:
    """Score the relationship items (index 0 to 100: mean level / 4, of what was answered) and rank the segments.

    Not part of readiness: the items overlap with the blocks and would count twice.
    """
    bands = catalogue.readiness_scale.bands
    items = tuple(
        RelationResult(answer.id, answer, band_of(answer.level, USUAL_TARGET, bands))
        for answer in relation_answers(snapshot, catalogue)
    )
    levels = [item.question.level for item in items if item.question.state != "not_applicable"]
    share = question_share(levels)
    index = None if share.value is None else 100 * share.value
    return Relationships(
        index=None if index is None else float(index),
        band=percent_band(index, bands),
        worst=float(100 * (share.worst or 0)),
        best=100.0 if share.best is None else float(100 * share.best),
        answered=sum(level is not None for level in levels),
        asked=len(levels),
        items=items,
        segments=rank_segments(snapshot.segments),
    )


def relation_answers(snapshot: Snapshot, catalogue: Catalogue) -> tuple[QuestionResult, ...]:
    """What the group says to each relationship item, in the catalogue's order."""
    answers = answers_by_question(snapshot)
    cap = snapshot.workshop.evidence_cap
    return tuple(
        group_answer(item.id, "relationships", answers.get(item.id, ()), evidence_cap=cap)
        for item in catalogue.relationships.items
    )


def rank_segments(segments: tuple[Segment, ...]) -> tuple[SegmentResult, ...]:
    """Segments by priority, highest first: the mean of size, growth and fit given, 0 to 4, equal weights.

    Equal priorities share a rank; a segment without any criterion has none and comes last.
    """
    priorities = {segment.id: _priority(segment) for segment in segments}
    known = [priority for priority in priorities.values() if priority is not None]
    results = [
        SegmentResult(
            id=str(segment.id),
            name=segment.name,
            priority=priority,
            rank=None if priority is None else 1 + sum(other > priority for other in known),
        )
        for segment in segments
        for priority in (priorities[segment.id],)
    ]
    return tuple(sorted(results, key=lambda result: -1.0 if result.priority is None else result.priority, reverse=True))


def _priority(segment: Segment) -> float | None:
    given = [value for value in (segment.size, segment.growth, segment.fit) if value is not None]
    return sum(given) / len(given) if given else None
