"""When a report is begun by itself: at the first look, and once changes have rested."""

from uuid import uuid4

from pages.screens.report.quiet_period import AWAY_SECONDS, REST_SECONDS, Watch, look

WORKSHOP = uuid4()


def looks(*seen: tuple[float, int], language: str = "en") -> list[Watch]:
    """What a screen sees that looks at these times and finds these revisions."""
    watches: list[Watch] = []
    for now, revision in seen:
        watches.append(look(watches[-1] if watches else None, WORKSHOP, language, revision, now))
    return watches


def test_what_stands_as_the_screen_opens_is_printed_at_once() -> None:
    first, second = looks((100, 7), (100.5, 7))
    assert first.opens and first.rested
    assert second.rested and not second.opens


def test_while_people_write_nothing_rests_and_three_seconds_after_the_last_change_it_does() -> None:
    times = [100 + number / 2 for number in range(20)]
    watches = looks(*((now, min(number, 10)) for number, now in enumerate(times)))
    last_change = times[10]
    for now, watch in zip(times[1:], watches[1:], strict=True):
        assert watch.rested == (now - last_change >= REST_SECONDS), now


def test_a_screen_left_and_opened_again_opens_anew() -> None:
    assert [watch.opens for watch in looks((100, 1), (101, 2), (101 + AWAY_SECONDS + 1, 2))] == [True, False, True]


def test_another_language_or_workshop_opens_anew() -> None:
    before = look(None, WORKSHOP, "en", 1, 100)
    assert look(before, WORKSHOP, "it", 1, 100.5).opens
    assert look(before, uuid4(), "en", 1, 100.5).opens
    assert not look(before, WORKSHOP, "en", 1, 100.5).opens
