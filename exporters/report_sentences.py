"""The sentences that the report's pages need; a section's heading is its finding."""

from functools import partial

from canvas_model.catalogue.readiness_scale import ReadinessLabel
from canvas_model.results import BlockResult
from exporters.plan_words import first_plan
from exporters.readiness_words import readiness_reaches, weakest_words
from exporters.relationship_words import relationships_reach
from exporters.report_lists import Lists
from exporters.words.equations import (
    equals,
    gap_equation,
    maturity_equation,
    operand,
    outcome,
    points_equation,
    priority_equation,
    readiness_equation,
)
from exporters.words.numbers_and_dates import day, number, percent
from exporters.words.ranges import range_words
from exporters.words.verdict import advice_words, held_words, label_words


class Wording(Lists):
    """Sentences about one report, and the names in it."""

    # --- headings ------------------------------------------------------------------------------------------------

    def readiness(self) -> str:
        """Where the client stands, and which block holds it back, or how many share the lowest level."""
        result = self.report.readiness
        if result.nothing_applies:
            return self.report.finding
        if result.percent is None:
            return self._("Readiness cannot be calculated yet: no question has been answered")
        if result.is_first_look:
            return self._("A first look at where the company stands")
        return readiness_reaches(result, self.catalogue, self.language)

    def relationships(self) -> str:
        """The relationship index and its weakest item, or how many share the lowest level."""
        result = self.report.relationships
        if result.index is None:
            return self._("Customer relationships have not been assessed yet")
        if result.is_first_look:
            return self._("A first look at customer relationships")
        return relationships_reach(result, self.relation, self.language)

    def plan(self) -> str:
        """By when go-live is as likely as not, and by when it is likely; at a first look no date but what the answers add."""
        if self.report.readiness.is_first_look:
            return first_plan(self.report)
        even, likely = (day(on, self.language) for on in (self.report.plan.go_live_50, self.report.plan.go_live_80))
        if even == likely:
            return self._("Go-live by {day} with 80% probability").format(day=likely)
        return self._("Go-live by {even} with 50% probability, by {likely} with 80%").format(even=even, likely=likely)

    def risks(self) -> str:
        """How many open risks are in the highest band, and for how many that is only estimated; not judged at a first look."""
        if self.report.readiness.is_first_look:
            return self._("Risks are not yet judged: fewer than half of the questions have an answer")
        open_risks = [risk for risk in self.report.risks if risk.status == "open"]
        high = [risk for risk in open_risks if risk.band == "high"]
        if not high:
            return self._("No open risk is in the highest band")
        sentence = self._n(
            "{count} of {all} open risks is in the highest band",
            "{count} of {all} open risks are in the highest band",
            len(high),
        ).format(count=len(high), all=len(open_risks))
        estimated = sum(risk.estimated for risk in high)
        if not estimated:
            return sentence
        if 1 < estimated == len(high):
            return sentence + self._(", all of them estimated")
        return sentence + self._n(", {count} of them estimated", ", {count} of them estimated", estimated).format(
            count=estimated
        )

    def canvas(self) -> str:
        """How much stands on the canvas."""
        notes = len(self.report.snapshot.notes)
        missing = sum(
            alternative.state == "missing"
            for block in self.report.readiness.blocks
            for alternative in block.alternatives
        )
        first = self._n("{count} note", "{count} notes", notes).format(count=notes)
        second = self._n(
            "{count} alternative needed and missing", "{count} alternatives needed and missing", missing
        ).format(count=missing)
        return f"{first} · {second}"

    def segments(self) -> str:
        """How many segments there are and which comes first."""
        ranked = [segment for segment in self.report.relationships.segments if segment.rank == 1]
        if not self.report.snapshot.segments:
            return self._("No customer segment has been described yet")
        if len(ranked) != 1:
            return self._n(
                "{count} customer segment", "{count} customer segments", len(self.report.snapshot.segments)
            ).format(count=len(self.report.snapshot.segments))
        return self._("“{segment}” is the customer segment to serve first").format(segment=ranked[0].name)

    def gaps(self) -> str:
        """How many gaps, in how many blocks."""
        gaps = self.report.open_gaps
        blocks = len({gap.gap.block for gap in gaps})
        if not gaps:
            return self._("No gap to close")
        return self._("{gaps} in {blocks}").format(
            gaps=self._n("{count} gap to close", "{count} gaps to close", len(gaps)).format(count=len(gaps)),
            blocks=self._n("{count} block", "{count} blocks", blocks).format(count=blocks),
        )

    def decisions(self) -> str:
        """How many decisions are asked for, and when the first is due."""
        asked = self.report.decisions
        if not asked:
            return self._("No decision is asked for yet")
        words = self._n(
            "{count} decision is asked for, by {day}", "{count} decisions are asked for, the first by {day}", len(asked)
        )
        return words.format(count=len(asked), day=day(asked[0].due, self.language))

    def responsibilities(self) -> str:
        """How many tasks are shared among how many roles."""
        matrix = self.report.responsibilities
        return self._("{tasks}, {roles}: who does what").format(
            tasks=self._n("{count} task", "{count} tasks", len(matrix.rows)).format(count=len(matrix.rows)),
            roles=self._n("{count} role", "{count} roles", len(matrix.roles)).format(count=len(matrix.roles)),
        )

    def added(self) -> str:
        """How many tasks there are, and how many of them gaps brought."""
        tasks = [task for task in self.report.plan.tasks if not task.milestone]
        added = len(self.report.plan.added)
        if not added:
            return self._n("{count} task", "{count} tasks", len(tasks)).format(count=len(tasks))
        return self._n(
            "{all} tasks, {count} of them added by what the team said",
            "{all} tasks, {count} of them added by what the team said",
            added,
        ).format(all=len(tasks), count=added)

    # --- sentences -----------------------------------------------------------------------------------------------

    def label(self) -> ReadinessLabel | None:
        """The readiness label that applies."""
        return self.catalogue.label(self.report.readiness.label)

    def label_words(self) -> str:
        """The label's name, both names where what is still open can change it, or that this is a first look."""
        return label_words(self.report.readiness.labels, self.catalogue, self.language)

    def advice(self) -> str:
        """What to do, by the label; see `advice_words`."""
        return advice_words(self.report.readiness, self.catalogue, self.language)

    def held(self) -> str:
        """Which rule holds the label back, and by which blocks; empty where none does."""
        return held_words(self.report.readiness, self.catalogue, self.language)

    def true_value(self) -> str:
        """Between which bounds the readiness can still end up, and by what; empty where nothing is open."""
        result = self.report.readiness
        words = range_words(result, partial(percent, language=self.language, digits=result.digits), self.language)
        return self._("the true value lies {range}").format(range=words) if words else ""

    def answered_share(self) -> str:
        """On how many answers the readiness rests."""
        result = self.report.readiness
        words = self._("readiness, with {share} of the questions answered")
        if result.nothing_applies:
            return self._("no question applies")
        if result.is_first_look:
            words = self._("{share} of the questions are answered: a verdict needs half of them")
        return words.format(share=percent(result.coverage * 100, self.language))

    def weakest(self) -> str:
        """The weakest block, or how many share its place, with the level; empty where none is known to be."""
        return weakest_words(self.report.readiness, self.catalogue, self.language)

    def arithmetic(self) -> str:
        """How the figures of the table are worked out, and the overall one with the figures of this report."""
        sentence = self._(
            "M = 4 × (½ C + ½ Q); with one half missing, the other is used. Left of “=” figures are exact, "
            "right of it rounded to two decimals."
        )
        result = self.report.readiness
        if result.percent is None:
            return sentence
        named = [(self.block(block.id), block) for block in result.blocks]
        whole = self._("Maturity × importance: {points}. Readiness = {percent}.").format(
            points=points_equation(named, self.language), percent=readiness_equation(result, self.language)
        )
        return f"{sentence} {whole}"

    def equations(self, block: BlockResult) -> tuple[str, str, str, str, str]:
        """C, Q, maturity, gap and priority of a block as a table prints them; a reader can do every one again."""
        parts = (block.exact.alternatives_part, block.exact.questions_part)
        c, q = (outcome(None, self.language) if part is None else operand(part, self.language) for part in parts)
        level = block.exact.maturity
        maturity = outcome(None, self.language) if level is None else equals(level, self.language)
        return c, q, maturity, gap_equation(block, self.language), priority_equation(block, self.language)

    def sums(self, block: BlockResult) -> str:
        """How maturity, gap and priority of a block are worked out, in a line; empty where it is not assessed."""
        if block.exact.maturity is None:
            return ""
        equations = (maturity_equation, gap_equation, priority_equation)
        return "; ".join(equation(block, self.language) for equation in equations)

    def span(self) -> str:
        """First day and working days."""
        plan = self.report.plan
        sentence = self._("Start on {start}; {days} working days on the critical path, give or take {deviation}.")
        return sentence.format(
            start=day(plan.starts_on, self.language),
            days=number(plan.duration, self.language, 0),
            deviation=number(plan.deviation, self.language, 0),
        )

    def size(self) -> str:
        """How the number of users changes the durations, and the advice that goes with it."""
        plan, users = self.report.plan, self.report.snapshot.workshop.crm_users
        advice = next((advice.text for advice in self.catalogue.plan.size_advice if advice.id == plan.size), "")
        stretched = self._(
            "Durations are multiplied by {factor} for {users} CRM users, and rounded to half days."
        ).format(factor=number(plan.size_factor, self.language, 2), users=number(users, self.language, 0))
        return f"{stretched} {advice}".strip()
