"""The report as files: its preview, and the links that hand it over."""

import streamlit as st
from markupsafe import Markup

from canvas_model.content import Snapshot
from exporters.export import EXPORTERS
from exporters.pdf.missing_fonts import missing_scripts
from exporters.report import Report
from exporters.words.sections import printed_parts
from pages.server.report_addresses import address
from pages.ui.language import _, counted, language
from pages.ui.layout import heading, html, joined
from pages.ui.streamlit_gaps.pdf_frame import pdf_frame
from pages.ui.tables import listed


def contents(report: Report) -> Markup:
    """What stands in the report, in its order."""
    snapshot = report.snapshot
    held = {
        "summary": _("Cover and one page for the board"),
        "canvas": counted(
            "The canvas at A3 size: {count} note", "The canvas at A3 size: {count} notes", len(snapshot.notes)
        ),
        "decisions": counted(
            "{count} decision, by when and what it costs",
            "{count} decisions, by when and what they cost",
            len(report.decisions),
        ),
        "sign_off": _("Lines to sign"),
        "readiness": counted(
            "Readiness block by block, and {count} gap",
            "Readiness block by block, and {count} gaps by priority",
            len(report.readiness.gaps),
        ),
        "relationships": _("Customer relationships: {answered} of {asked} items, {segments}").format(
            answered=report.relationships.answered,
            asked=report.relationships.asked,
            segments=counted("{count} segment", "{count} segments", len(snapshot.segments)),
        ),
        "plan": _("Project plan with Gantt chart: {count} tasks").format(
            count=sum(not task.milestone for task in report.plan.tasks)
        ),
        "responsibilities": _("Who does what, on one page"),
        "risks": _("Risk checklist: {count} risks").format(count=len(report.risks)),
    }
    empty = {"decisions": not report.decisions, "readiness": not report.readiness.gaps}
    held = {section: words for section, words in held.items() if not empty.get(section)}
    parts = [
        html(
            "<section><p>{number} · {name}</p>{list}</section>",
            number=part.number,
            name=part.name,
            list=listed([held.get(section, words) for section, words in part.sections.items()]),
        )
        for part in printed_parts(snapshot.workshop, language())
    ]
    return html('<div class="fg-contents">{parts}</div>', parts=joined(parts))


def unprintable(report: Report) -> Markup:
    """Which letters this machine would print as empty boxes, and the package that brings a font; empty for most workshops."""
    missing = missing_scripts("".join(set(report.snapshot.model_dump_json())))
    if not missing:
        return Markup("")
    packages = " ".join(dict.fromkeys(script.package for script in missing))
    words = _(
        "These letters would print as empty boxes on this machine: {scripts}. “{command}” brings them; then start the tool again."
    ).format(scripts=", ".join(_(script.name) for script in missing), command=f"sudo apt install {packages}")
    return html('<div class="fg-notice" role="note"><p>{words}</p></div>', words=words)


def preview(snapshot: Snapshot, language: str) -> None:
    """The PDF in the screen; on a phone the link beside it serves better, and the frame stays away."""
    with st.container(key="report_preview"):
        heading(_("How it looks"), _("Revision {revision}").format(revision=snapshot.revision))
        key = f"report_frame_{snapshot.revision}_{language}"
        pdf_frame(address(snapshot, language), _("The report as PDF"), key=key)


def pdf_links(snapshot: Snapshot, language: str) -> Markup:
    """Open and download the PDF."""
    return _links(
        [
            _link(address(snapshot, language, "pdf", "download=1"), _(EXPORTERS["pdf"].label), strong=True),
            _link(address(snapshot, language), _("Open it in a page of its own"), new=True),
        ]
    )


def data_links(snapshot: Snapshot, language: str) -> Markup:
    """Every format but the PDF, which has its own place above, and the whole workshop as a file to open elsewhere."""
    formats = [format for format in EXPORTERS.values() if format.label and not format.laid_out]
    return _links(
        [
            *(_link(address(snapshot, language, format.suffix, "download=1"), _(format.label)) for format in formats),
            _link(f"/api/workshops/{snapshot.id}/file", _("The workshop itself (.canvas.json)")),
        ]
    )


def _links(links: list[Markup]) -> Markup:
    return html('<p class="fg-files">{links}</p>', links=joined(links))


def _link(target: str, words: str, *, strong: bool = False, new: bool = False) -> Markup:
    return html(
        '<a href="{target}" class="{kind}"{more}>{words}</a>',
        target=target,
        kind="fg-strong" if strong else "fg-file",
        more=Markup(' target="_blank" rel="noopener"') if new else Markup(' download=""'),
        words=words,
    )
