"""What everything in a report is called, in its language."""

from collections.abc import Iterable

from canvas_model.results import BlockResult, PlannedTask, RelationResult, RiskResult
from exporters.report import Report
from exporters.words.catalogue_names import name_of, role_name
from exporters.words.levels import BAND_MARKS, level_of
from exporters.words.task_reasons import reasons_sentence
from exporters.words.texts import plurals, texts


class Names:
    """Names out of the catalogue, with the words that go with a figure."""

    def __init__(self, report: Report) -> None:
        """Look names up once."""
        self.report = report
        self.language = report.language
        self.catalogue = report.catalogue
        self._ = texts(report.language)
        self._n = plurals(report.language)
        scale = report.catalogue.readiness_scale
        self.bands = {band.id: band.name for band in scale.bands}
        self.risk_bands = {band.id: band for band in report.catalogue.risk_scale.risk_bands}
        self.areas = {area.id: area for area in report.catalogue.roles.areas}
        self.phases = {phase.id: phase for phase in report.catalogue.plan.phases}
        self.rules = {rule.id: rule for rule in report.catalogue.consistency.rules}
        self.tasks = {task.id: task for task in (*report.plan.tasks, *report.plan.dropped)}

    def block(self, id: str) -> str:
        """A block's name."""
        return self.catalogue.block(id).name

    def blocks(self, ids: Iterable[str]) -> str:
        """Names of blocks, alternatives or questions in a row."""
        return ", ".join(name_of(id, self.catalogue) for id in ids)

    def relation(self, item: RelationResult) -> str:
        """A relationship item's name."""
        return self.catalogue.relation(item.id).name

    def area(self, id: str) -> str:
        """A department's name; empty where there is none."""
        return self.areas[id].name if id in self.areas else id

    def department(self, id: str) -> str:
        """A department's name, or that somebody belongs to none."""
        return self.area(id) if id else self._("no department")

    def role(self, id: str) -> str:
        """A role's name."""
        return role_name(id, self.catalogue)

    def owner(self, thing: PlannedTask | RiskResult) -> str:
        """The role that owns a task or a risk, and the person where one is named."""
        return f"{self.role(thing.owner)} · {thing.person}" if thing.person else self.role(thing.owner)

    def before(self, task: PlannedTask) -> list[PlannedTask]:
        """The tasks that a task waits for, in the order of the plan."""
        return [other for other in self.report.plan.tasks if other.id in task.predecessors]

    def standing(self, result: BlockResult | RelationResult) -> str:
        """How far a block is from its target, or a relationship item from the usual one, in words."""
        return self.bands[result.band] if result.band else self._("not assessed")

    def marks(self) -> Iterable[tuple[str, str]]:
        """Each band with its mark."""
        return BAND_MARKS.items()

    def mark(self, block: BlockResult) -> str:
        """The mark of a block's band, by its shape; empty where it is not assessed."""
        return BAND_MARKS[block.band] if block.band else ""

    def level(self, block: BlockResult) -> str:
        """A block's level, with as many decimals as its band needs."""
        return level_of(block, self.catalogue.readiness_scale.bands, self.language)

    def probability(self, value: int) -> str:
        """A probability in words."""
        return next(entry.name for entry in self.catalogue.risk_scale.probabilities if entry.value == value)

    def is_judged(self, risk: RiskResult) -> bool:
        """Whether a risk is judged: at a first look only one whose probability people have set themselves."""
        is_set = "probability" in risk.edited or risk.probability != risk.derived_probability
        return is_set or not self.report.readiness.is_first_look

    def risk_band(self, risk: RiskResult) -> str:
        """The band of a risk's score in words; of one that is not judged only that its score is provisional."""
        return self.risk_bands[risk.band].name if self.is_judged(risk) else self._("provisional")

    def response(self, risk: RiskResult) -> str:
        """The response to a risk, in one word."""
        return self.catalogue.response(risk.response).name

    def reasons(self, task: PlannedTask) -> list[str]:
        """Why a task is in the plan."""
        sentences = [reasons_sentence(task.causes, self.catalogue, self.language)] if task.causes else []
        if task.reason_gone:
            sentences.append(self._("Its reason has gone away: keep it or drop it"))
        return sentences

    def why(self, task: PlannedTask) -> list[str]:
        """Why a task is in this plan; nothing where it is there only because every project has it."""
        has_reasons = any(cause.when != "base" for cause in task.causes) or task.reason_gone
        return self.reasons(task) if has_reasons else []
