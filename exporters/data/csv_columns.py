"""The columns of the table, in their order."""

from exporters.words.texts import texts


def headings_of_columns(language: str) -> dict[str, str]:
    """The heading of each column by its name, in the order of the columns."""
    _ = texts(language)
    return {
        "section": _("Section"),
        "id": _("Id"),
        "number": _("No."),
        "place": _("Block, step or phase"),
        "name": _("Name"),
        "text": _("Text"),
        "who": _("Who"),
        "department": _("Department or role"),
        "state": _("State"),
        "level": _("Level"),
        "evidence": _("Evidence"),
        "why": _("Why"),
        "deliverable": _("Deliverable"),
        "status": _("Status of the work"),
        "predecessors": _("After"),
        "wait": _("Days to wait"),
        "not_before": _("Not before"),
        "response": _("Response"),
        "measures": _("Mitigations"),
        "cost": _("What it costs, as far as is known"),
        "optimistic": _("Days at best"),
        "likely": _("Days, most likely"),
        "pessimistic": _("Days at worst"),
        "starts_on": _("First day"),
        "ends_on": _("Last day"),
        "float": _("Slack, days"),
        "target": _("Target"),
        "importance": _("Importance"),
        "probability": _("Probability"),
        "impact": _("Impact"),
        "score": _("Score"),
        "band": _("Band"),
    }
