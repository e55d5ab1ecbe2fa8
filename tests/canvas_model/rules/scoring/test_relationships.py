"""The relationship index and the segments' priorities."""

from canvas_model.rules.scoring.readiness import assess
from canvas_model.rules.scoring.relationships import assess_relationships
from tests.canvas_model.small_workshop import CATALOGUE, segment, small_workshop


def test_the_index_is_the_mean_of_what_was_answered() -> None:
    result = assess_relationships(small_workshop({"r1": 3, "r2": [1, 2], "r3": "not_applicable"}), CATALOGUE)
    assert result.index == 100 * (3 + 1.5) / 8
    assert (result.answered, result.asked) == (2, 10)
    assert result.worst == 100 * 4.5 / 40 and result.best == 100 * (4.5 + 8 * 4) / 40
    assert [item.id for item in result.items] == [f"r{n}" for n in range(1, 12)]


def test_dont_know_counts_zero_and_nothing_answered_gives_no_index() -> None:
    assert assess_relationships(small_workshop({"r1": "dont_know", "r2": 4}), CATALOGUE).index == 50
    empty = assess_relationships(small_workshop(), CATALOGUE)
    assert (empty.index, empty.worst, empty.best) == (None, 0, 100)


def test_the_index_is_apart_from_readiness_and_keeps_the_evidence_rule() -> None:
    snapshot = small_workshop({"r1": 4}, evidence_cap=True)
    assert assess(snapshot, CATALOGUE).percent is None
    assert assess_relationships(snapshot, CATALOGUE).index == 50


def test_segments_are_ranked_by_the_mean_of_what_was_given() -> None:
    segments = (
        segment("Small firms", size=2, growth=2, fit=2),
        segment("Unknown"),
        segment("Chains", size=4, fit=3),
        segment("Schools", growth=2),
    )
    found = assess_relationships(small_workshop(segments=segments), CATALOGUE).segments
    assert [(one.name, one.priority, one.rank) for one in found] == [
        ("Chains", 3.5, 1),
        ("Small firms", 2, 2),
        ("Schools", 2, 2),
        ("Unknown", None, None),
    ]
