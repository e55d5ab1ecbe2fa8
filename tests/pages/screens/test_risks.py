"""The risks screen: the matrix, why each risk stands where it stands, and what people decide."""

import re
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from canvas_model.content import natural_id
from canvas_model.content.entry_ids import own_id
from canvas_model.storage.changes import Change
from canvas_model.storage.writing import apply
from pages.screens.risks import risk_list
from pages.server import store
from tests.pages.screens.shown import BY, empty, full, screen, undo, words


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("made", [full, empty])
def test_it_opens_in_both_languages(made: Callable[[], UUID], language: str) -> None:
    assert not screen("risks", made(), language).exception


def test_every_risk_shows_its_event_its_score_and_the_word_for_it() -> None:
    workshop = full()
    shown, report = words(screen("risks", workshop)), store.report(workshop, "en")
    bands = {band.id: band.name for band in report.catalogue.risk_scale.risk_bands}
    for risk in report.risks:
        row = shown.split(f'id="risk-{risk.number}"')[1].split("</article>")[0]
        assert risk.event in row
        assert f"= <strong>{risk.residual_score}</strong>" in row
        assert bands[risk.band] in row


def test_each_phase_folds_under_a_heading_with_its_counts_and_the_highest_risk_stays_open_on_a_phone() -> None:
    workshop = full()
    report, shown = store.report(workshop, "en"), words(screen("risks", workshop))
    phases = shown.split('<details class="fg-more fg-step"')[1:]
    worst = min(report.risks, key=lambda risk: (risk.status == "closed", -risk.residual_score, risk.number))
    for phase, html in zip(report.catalogue.plan.phases, phases, strict=True):
        risks = [risk for risk in report.risks if risk.phase == phase.id]
        high = sum(risk.band == "high" for risk in risks)
        assert html.startswith(" open") and f"<h2>{phase.name}</h2>" in html
        assert f">{len(risks)} risk" in html and (f" · {high} high" in html) == bool(high)
        assert html.count('id="risk-') == len(risks)
        assert (" data-stays" in html.split(">")[0]) == (phase.id == worst.phase)


def test_a_probability_names_the_blocks_that_it_comes_from() -> None:
    workshop = full()
    shown, report = words(screen("risks", workshop)), store.report(workshop, "en")
    risk = next(risk for risk in report.risks if risk.id == "d1")
    for cause in risk.causes:
        assert f"{report.catalogue.block(cause.subject).name} {cause.value:.1f}" in shown


def test_what_is_not_assessed_is_called_an_estimate() -> None:
    shown = words(screen("risks", empty()))
    assert "Not yet judged, probability 3 stands in: " in shown
    assert not re.search(r"\d high", shown), "a phase counts as high what is provisional"
    assert "<h1>Risks are not yet judged: fewer than half of the questions have an answer</h1>" in shown
    assert "Provisional: the cells are coloured once half" in shown
    matrix = shown.split('<table class="fg-matrix"')[1].split("</table>")[0]
    assert "fg-c-none" in matrix and not re.search("fg-c-(low|medium|high)", matrix), "the matrix looks as if judged"
    assert "<h1>Rischi non ancora valutati" in words(screen("risks", empty(), "it"))
    judged = words(screen("risks", full()))
    assert "not yet judged" not in judged.lower() and re.search(r"<h1>\d+ of \d+ open risks? (is|are) in the", judged)


def test_what_was_done_shows_the_score_before_and_now() -> None:
    workshop = full()
    shown, report = words(screen("risks", workshop)), store.report(workshop, "en")
    lowered = [risk for risk in report.risks if risk.residual_score < risk.score]
    assert lowered
    for risk in lowered:
        row = shown.split(f'id="risk-{risk.number}"')[1].split("</article>")[0]
        assert f"= <strong>{risk.score}</strong>" in row and f"Lowered to {risk.residual_probability}" in row


def test_the_matrix_holds_every_open_risk_once() -> None:
    workshop = full()
    shown, report = words(screen("risks", workshop)), store.report(workshop, "en")
    matrix = shown.split('class="fg-matrix"')[1].split("</table>")[0]
    assert matrix.count('class="fg-no"') == sum(risk.status == "open" for risk in report.risks)
    assert "Provisional" not in matrix and "fg-c-none" not in matrix


def test_a_risk_of_ones_own_joins_the_checklist_and_undo_takes_it_back() -> None:
    workshop = empty()
    before = len(store.report(workshop, "en").risks)
    risk = own_id(uuid4())
    values = {"risk": risk, "event": "The plant moves"}
    apply(store.store(), BY, workshop, Change(uuid4(), "put", "risk", natural_id(workshop, "risk", risk), values))
    assert len(store.report(workshop, "en").risks) == before + 1
    undo("risks", workshop)
    assert len(store.report(workshop, "en").risks) == before


@pytest.mark.parametrize("language", ["it", "en"])
def test_add_a_risk_opens_a_new_one_and_writes_nothing(language: str) -> None:
    workshop = empty()
    before = store.snapshot(workshop)
    test = screen("risks", workshop, language)
    next(button for button in test.button if button.key == "risks_add").click()
    test.run()
    assert test.session_state["risks_opened"].startswith("own:")
    assert not test.exception
    assert store.snapshot(workshop) == before


def test_a_measure_is_ticked_and_cleared_in_the_list_and_a_quick_second_one_is_not_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workshop = empty()
    boxes = re.findall(
        r'role="checkbox" aria-checked="(\w+)" [^>]*data-row="(d1 [^"]+)"', words(screen("risks", workshop))
    )
    assert len(boxes) > 1 and {ticked for ticked, _row in boxes} == {"false"}

    def ticked() -> tuple[str, ...]:
        return next((risk.mitigated for risk in store.snapshot(workshop).risks if risk.risk == "d1"), ())

    def press(*presses: tuple[str, bool]) -> str:
        def act(name: str, keep: Callable[[str, bool], None]) -> bool:
            for row, on in presses:
                keep(row, on)
                keep(row, on)
            return False

        monkeypatch.setattr(risk_list, "act_on_ticks", act)
        return words(screen("risks", workshop))

    (_, first), (_, second) = boxes[:2]
    press((first, True), (second, True))
    assert ticked() == (first.split()[1], second.split()[1])
    assert f'aria-checked="true" class="fg-tick" data-opens="risk_measures" data-row="{first}"' in press()
    press((first, False))
    assert ticked() == (second.split()[1],)
    assert "cv-refusal" in press(("d1 nothing", True))
