"""A cause in words: what was said, as the part of a sentence that follows “because”."""

from canvas_model.catalogue import Catalogue
from canvas_model.results import Cause
from exporters.words.catalogue_names import name_of
from exporters.words.choices import use_kind
from exporters.words.numbers_and_dates import short_number
from exporters.words.texts import texts


def reason_clause(cause: Cause, catalogue: Catalogue, language: str) -> str:
    """What was said, as the part of a sentence that follows “because”."""
    _ = texts(language)
    clauses = {
        "low": _("“{subject}” stands at level {value} of 4"),
        "unproved": _("“{subject}” is declared at level {value} of 4 and not fully proved"),
        "missing": _("“{subject}” is needed and not in use"),
        "missing_part": _("“{subject}” is needed and only partly in use"),
        "missing_unsaid": _("“{subject}” is needed, and nobody has said whether it is in use"),
        "wanted": _("“{subject}” is needed and not fully in use"),
        "wanted_unsaid": _("“{subject}” is needed"),
        "used": _("“{subject}” is in use"),
        "used_part": _("“{subject}” is partly in use"),
        "absent": _("“{subject}” is needed and missing altogether"),
        "no_choice": _("“{subject}” still lacks one main choice with its reason"),
        "only_software": _("software is the only cost planned so far"),
        "dont_know": _("nobody knows the answer to “{subject}”"),
        "maturity": _("“{subject}” has a maturity of {value} of 4"),
        "unassessed": _("“{subject}” has not been assessed"),
        "label": _("the verdict is “{subject}”"),
        "dated": _("there are enough answers for the plan to give dates"),
    }
    if _is_cost(cause, catalogue):
        clauses |= {
            "missing": _("“{subject}” is needed and not in the budget"),
            "missing_part": _("“{subject}” is needed and only partly in the budget"),
            "missing_unsaid": _("“{subject}” is needed, and nobody has said whether it is in the budget"),
            "wanted": _("“{subject}” is needed and not fully in the budget"),
            "used": _("“{subject}” is in the budget"),
            "used_part": _("“{subject}” is partly in the budget"),
        }
    clause = clauses.get(_variant(cause), "“{subject}”")
    return clause.format(subject=name_of(cause.subject, catalogue), value=short_number(cause.value, language))


def _is_cost(cause: Cause, catalogue: Catalogue) -> bool:
    if cause.when not in ("missing", "wanted", "used"):
        return False
    return use_kind(cause.subject, catalogue) == "budget"


def _variant(cause: Cause) -> str:
    if cause.when == "low" and cause.value is None:
        return "dont_know"
    if cause.when in ("missing", "wanted") and cause.value is None:
        return f"{cause.when}_unsaid"
    if cause.when in ("missing", "used") and cause.value == 1:
        return f"{cause.when}_part"
    return cause.when
