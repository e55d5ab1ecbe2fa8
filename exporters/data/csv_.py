"""The report as one table that a spreadsheet opens: notes, answers, alternatives, tasks and risks, a row each.

UTF-8 with a byte order mark. What separates cells and decimals is what each language's spreadsheets expect (semicolon
and comma in Italian, comma and point in English). Text that a spreadsheet could take for a formula gets an apostrophe.
"""

import csv
import re
from collections.abc import Iterator
from datetime import date
from io import StringIO

from canvas_model.content import Answer
from canvas_model.languages import LANGUAGES
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.highlights import role_name
from exporters.words.texts import texts

Cell = str | float | date | None
Row = dict[str, Cell]

_FORMULA = re.compile(r"^[\s\"'\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


def table(report: Report) -> bytes:
    """The whole table, with a first row of headings in the report's language."""
    headings = _headings(report.language)
    out = StringIO()
    writer = csv.writer(out, delimiter=LANGUAGES[report.language].spreadsheet_delimiter, lineterminator="\r\n")
    writer.writerow(headings.values())
    for row in _rows(report):
        writer.writerow([_cell(row.get(column), report.language) for column in headings])
    return out.getvalue().encode("utf-8-sig")


def _headings(language: str) -> dict[str, str]:
    _ = texts(language)
    return {
        "section": _("Section"),
        "id": _("Id"),
        "place": _("Block, step or phase"),
        "name": _("Name"),
        "text": _("Text"),
        "who": _("Who"),
        "department": _("Department or role"),
        "state": _("State"),
        "level": _("Level"),
        "evidence": _("Evidence"),
        "optimistic": _("Days, least"),
        "likely": _("Days, likely"),
        "pessimistic": _("Days, most"),
        "starts_on": _("First day"),
        "ends_on": _("Last day"),
        "float": _("Float, days"),
        "probability": _("Probability"),
        "impact": _("Impact"),
        "score": _("Score"),
        "band": _("Band"),
    }


def _rows(report: Report) -> Iterator[Row]:
    wording = Wording(report)
    yield from _notes(report, wording)
    yield from _answers(report, wording)
    yield from _alternatives(report, wording)
    yield from _tasks(report, wording)
    yield from _risks(report, wording)


def _notes(report: Report, wording: Wording) -> Iterator[Row]:
    _ = texts(report.language)
    people = {member.id: member.name for member in report.snapshot.members}
    for note in report.snapshot.notes:
        yield {
            "section": _("note"),
            "id": str(note.id),
            "place": wording.block(note.block),
            "text": note.text,
            "who": people.get(note.member, "") if note.member else "",
            "department": wording.area(note.department),
        }


def _answers(report: Report, wording: Wording) -> Iterator[Row]:
    _ = texts(report.language)
    people = {member.id: member for member in report.snapshot.members}
    states = {
        "blank": "",
        "answered": _("answered"),
        "dont_know": _("don’t know"),
        "not_applicable": _("not applicable"),
    }
    for answer in report.snapshot.answers:
        member = people.get(answer.member) if answer.member else None
        place, text = _question(answer, report, wording)
        yield {
            "section": _("answer"),
            "id": answer.question,
            "place": place,
            "name": text,
            "text": answer.note,
            "who": member.name if member else _("the group"),
            "department": wording.area(member.department) if member else "",
            "state": states[answer.state],
            "level": answer.level,
            "evidence": answer.evidence,
        }


def _question(answer: Answer, report: Report, wording: Wording) -> tuple[str, str]:
    try:
        return wording.block(report.catalogue.block_of(answer.question).id), report.catalogue.question(
            answer.question
        ).text
    except KeyError:
        return texts(report.language)("Customer relationships"), report.catalogue.relation(answer.question).text


def _alternatives(report: Report, wording: Wording) -> Iterator[Row]:
    _ = texts(report.language)
    uses = {None: "", 0: _("not in use"), 1: _("in part"), 2: _("in use")}
    needs = {"undecided": _("undecided"), "needed": _("needed"), "not_needed": _("not needed")}
    for block in report.readiness.blocks:
        for alternative in block.alternatives:
            yield {
                "section": _("alternative"),
                "id": alternative.id,
                "place": wording.block(block.id),
                "name": report.catalogue.alternative(alternative.id).name,
                "text": alternative.reason,
                "state": ", ".join(word for word in (needs[alternative.need], uses[alternative.use]) if word),
            }


def _tasks(report: Report, wording: Wording) -> Iterator[Row]:
    _ = texts(report.language)
    steps = {step.number: step.name for step in report.catalogue.plan.steps}
    for task in report.plan.tasks:
        yield {
            "section": _("task"),
            "id": task.id,
            "place": steps.get(task.step, ""),
            "name": task.name,
            "text": "; ".join([*wording.reasons(task), *([task.note] if task.note else [])]),
            "who": task.person,
            "department": role_name(task.owner, report.catalogue),
            "state": _("critical") if task.critical else "",
            "optimistic": task.optimistic,
            "likely": task.likely,
            "pessimistic": task.pessimistic,
            "starts_on": task.starts_on,
            "ends_on": task.ends_on,
            "float": round(task.total_float, 2),
        }


def _risks(report: Report, wording: Wording) -> Iterator[Row]:
    _ = texts(report.language)
    for risk in report.risks:
        yield {
            "section": _("risk"),
            "id": risk.id,
            "place": wording.phases[risk.phase].name,
            "name": risk.event,
            "text": risk.note,
            "who": risk.person,
            "department": role_name(risk.owner, report.catalogue),
            "state": _("closed") if risk.status == "closed" else _("still open"),
            "ends_on": risk.due,
            "probability": risk.residual_probability,
            "impact": risk.impact,
            "score": risk.residual_score,
            "band": wording.risk_bands[risk.band].name,
        }


def _cell(value: Cell, language: str) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        text = _CONTROL.sub("\ufffd", value.replace("\r\n", "\n").replace("\r", "\n"))
        return f"'{text}" if _FORMULA.match(text) else text
    return f"{value:g}".replace(".", LANGUAGES[language].spreadsheet_decimal)
