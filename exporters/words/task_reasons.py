"""Why a task is in the plan, in one sentence."""

from collections.abc import Iterable

from canvas_model.catalogue import Catalogue
from canvas_model.results import Cause
from exporters.words.causes import reason_clause
from exporters.words.texts import texts


def reasons_sentence(causes: Iterable[Cause], catalogue: Catalogue, language: str) -> str:
    """The reasons of a task in one sentence, by the answers and alternatives that brought it; empty for none."""
    _ = texts(language)
    plain = {"base": _("Part of every CRM project"), "own": _("Added by the team")}
    causes = list(causes)
    sentences = [plain[cause.when] for cause in causes if cause.when in plain]
    clauses = [reason_clause(cause, catalogue, language) for cause in causes if cause.when not in plain]
    if not clauses:
        return ". ".join(sentences)
    words = _("Added because {reasons}")
    if sentences:
        words = _("Part of every CRM project, and needed here all the more because {reasons}")
    return words.format(reasons="; ".join(dict.fromkeys(clauses)))
