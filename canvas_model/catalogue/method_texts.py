"""How the score is made, in sentences (`method_texts.toml`)."""

from canvas_model.catalogue.entries import Frozen, Id, Text


class MethodSentence(Frozen):
    """One sentence on how the score is made."""

    id: Id
    text: Text


class MethodTexts(Frozen):
    """`method_texts.toml`, printed last in the report."""

    sentences: tuple[MethodSentence, ...]
