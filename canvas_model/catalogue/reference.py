"""Subjects to look up: KPIs, strategies, kinds of CRM, vendors, life cycle, flywheel, GDPR, glossary, sources."""

from canvas_model.catalogue.entries import Entry, Frozen, Id, Source, Text
from canvas_model.catalogue.relationships import Titled


class KpiClass(Entry):
    """take_up, behaviour, relation, financial."""

    name: Text


class Kpi(Entry):
    """A key performance indicator: what it means, its formula, what to beware of, where the figures come from."""

    kpi_class: Id
    name: Text
    meaning: Text
    formula: Text
    unit: Text
    trap: Text


class Kpis(Frozen):
    """`kpis.toml`: fifteen KPIs in four classes; the three measuring moments."""

    classes: tuple[KpiClass, ...]
    kpis: tuple[Kpi, ...]
    moments: tuple[Titled, ...]


class StrategyFit(Entry):
    """A retail strategy and the tactics that serve it, by id."""

    name: Text
    text: Text
    tactics: tuple[Id, ...]


class Strategies(Frozen):
    """`strategies.toml`: strategies × tactics."""

    strategies: tuple[StrategyFit, ...]
    tactics: tuple[Titled, ...]


class CrmTypes(Frozen):
    """`crm_types.toml`: types of CRM, their neighbours, verticals, the four IT columns."""

    types: tuple[Titled, ...]
    neighbours: tuple[Titled, ...]
    verticals: tuple[Titled, ...]
    columns: tuple[Titled, ...]
    market_note: Text


class VendorPair(Entry):
    """HubSpot against another product in US dollars a year, as printed in 2022; the bases differ, so never sort them together."""

    vendor: Text
    basis: Text
    hubspot: int
    other: int
    seats: int
    """0: not stated."""


class VendorRank(Entry):
    """Place in the G2 ranking of August 2022."""

    vendor: Text
    rank: int


class Vendors(Frozen):
    """`vendors.toml`: figures of August–September 2022, never as current."""

    date: Text
    note: Text
    pairs: tuple[VendorPair, ...]
    ranking: tuple[VendorRank, ...]


class Stage(Entry):
    """A stage of the contact's life cycle."""

    name: Text
    meaning: Text
    owner: Text


class Lifecycle(Frozen):
    """`lifecycle.toml`."""

    stages: tuple[Stage, ...]
    note: Text


class Comparison(Entry):
    """One aspect, funnel against flywheel."""

    aspect: Text
    funnel: Text
    flywheel: Text


class Flywheel(Frozen):
    """`flywheel.toml`."""

    forces: tuple[Titled, ...]
    phases: tuple[Titled, ...]
    comparison: tuple[Comparison, ...]


class GdprItem(Entry):
    """One point of the GDPR checklist for a CRM."""

    name: Text
    text: Text
    basis: Text
    """Article or national rule."""


class Gdpr(Frozen):
    """`gdpr.toml`: the checklist, the nine DPIA screening criteria, and the sentence that this is not legal advice."""

    items: tuple[GdprItem, ...]
    criteria: tuple[Titled, ...]
    disclaimer: Text


class Term(Entry):
    """A glossary entry."""

    term: Text
    meaning: Text


class Glossary(Frozen):
    """`glossary.toml`."""

    terms: tuple[Term, ...]


class SourceNote(Frozen):
    """What a source mark stands for, as printed under "Sources"."""

    mark: Source
    text: Text


class Sources(Frozen):
    """`sources.toml`."""

    sources: tuple[SourceNote, ...]
