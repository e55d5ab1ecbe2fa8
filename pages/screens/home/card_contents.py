"""The shelf of workshops: what a card shows, worked out once per workshop and revision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from babel.dates import format_timedelta
from markupsafe import Markup

from canvas_model.catalogue import catalogue as read_catalogue
from canvas_model.catalogue.readiness_scale import BandId
from canvas_model.content import Snapshot
from canvas_model.languages import DEFAULT_LANGUAGE, LANGUAGES
from canvas_model.rules.scoring.readiness import assess
from canvas_model.storage.snapshot import snapshots
from canvas_model.storage.workshop_list import Head
from exporters.words.verdict import label_words
from pages.server import store
from pages.server.memory_cache import MemoryCache
from pages.ui.language import _, catalogue, day, language, percent
from pages.ui.layout import bar, html


@dataclass(frozen=True)
class Figures:
    """What a card shows beside the workshop's name: readiness in per cent, share of the questions answered, the labels' ids."""

    percent: float | None
    digits: int
    band: BandId | None
    coverage: float
    labels: tuple[str, ...]
    """None at a first look; two where what is still open can change it."""


@dataclass(frozen=True)
class Card:
    """One workshop on the shelf."""

    head: Head
    figures: Figures


_figures = MemoryCache(500)
"""(database, workshop, revision) -> figures."""


def cards(heads: Sequence[Head]) -> list[Card]:
    """The cards of some workshops, in their order; only what changed since the last look is read whole."""
    keys = {head.id: (id(store.store()), head.id, head.revision) for head in heads}
    kept: dict[tuple[int, UUID, int], Figures] = _figures.find(keys.values())
    figures = {id: kept[key] for id, key in keys.items() if key in kept}
    if unknown := [id for id in keys if id not in figures]:
        with store.reading() as connection:
            read = snapshots(connection, unknown)
        fresh = {found.id: worked_out(found) for found in read}
        _figures.keep({keys[id]: worked for id, worked in fresh.items()})
        figures |= fresh
    return [Card(head, figures[head.id]) for head in heads if head.id in figures]


def worked_out(snapshot: Snapshot) -> Figures:
    """The figures of a workshop."""
    words = read_catalogue(DEFAULT_LANGUAGE)
    readiness = assess(snapshot, words)
    return Figures(
        percent=readiness.percent,
        digits=readiness.digits,
        band=readiness.band,
        coverage=readiness.coverage,
        labels=readiness.labels,
    )


def face(card: Card, *, now: datetime) -> Markup:
    """A card's contents under its name."""
    figures = card.figures
    known = figures.percent if figures.labels else None
    figure = percent(known, figures.digits)
    return html(
        '<div class="cv-shelf"><p class="cv-quiet">{title}<br>{held_on}</p>'
        '<div class="cv-line"><span>{label}</span><b class="cv-figure">{ready}</b></div>{bar}'
        '<p class="cv-quiet cv-small">{done}<br>{changed}</p></div>',
        title=card.head.title,
        held_on=day(card.head.held_on, "long"),
        label=_("Not assessed yet")
        if figures.percent is None
        else label_words(figures.labels, catalogue(), language()),
        ready=figure if figures.labels else "",
        bar=bar(known, figures.band, most=100, label=_("Readiness: {figure}").format(figure=figure)),
        done=_("Questions answered: {share}").format(share=percent(100 * figures.coverage)),
        changed=_("Last changed {when}").format(when=ago(card.head.changed_at, now)),
    )


def ago(moment: datetime, now: datetime) -> str:
    """`2 hours ago`, in the reader's language; database times without a zone are UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return str(format_timedelta(aware - now, add_direction=True, locale=LANGUAGES[language()].locale))
