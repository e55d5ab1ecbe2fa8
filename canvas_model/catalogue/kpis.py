"""The key performance indicators, their classes, and when they are measured (`kpis.toml`)."""

from canvas_model.catalogue.entries import Entry, Frozen, Id, Text, Titled


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
