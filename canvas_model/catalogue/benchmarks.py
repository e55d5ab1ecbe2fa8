"""Figures from outside, beside which a readiness is read (`benchmarks.toml`)."""

from canvas_model.catalogue.entries import Entry, Frozen, Text


class Benchmark(Entry):
    """A dated figure from outside, shown as context and never as a target."""

    text: Text
    beside_readiness: bool = False
    """Shown on the readiness screen too; the report has them all."""


class Benchmarks(Frozen):
    """`benchmarks.toml`."""

    benchmarks: tuple[Benchmark, ...]
