"""How the score is made, in sentences (`scoring_method.toml`)."""

from canvas_model.catalogue.entries import Frozen, Id, Text


class MethodSentence(Frozen):
    """One sentence on how the score is made."""

    id: Id
    text: Text


class ScoringMethod(Frozen):
    """`scoring_method.toml`, printed last in the report."""

    sentences: tuple[MethodSentence, ...]
