"""The catalogue: what a canvas, a plan, a risk list and a KPI are, read from `assets/catalogue/<language>/*.toml`.

One TOML file per subject and language; each file holds the fields of one model below (`blocks.toml` is `Blocks`, …).
Every entry has a stable `id` and a `source` mark: `S000`…`S004` a source document, `O1`… an outside source,
`M` professional memory, `A` authored for this product.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

ASSETS = Path(__file__).resolve().parent.parent / "assets"

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.]+$", max_length=60)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Source = Annotated[str, StringConstraints(pattern=r"^(S00[0-4]|O\d+[a-e]?|M|A)(, (S00[0-4]|O\d+[a-e]?|M|A))*$")]
Phase = Literal["preparation", "design", "launch"]
Days = Annotated[float, Field(ge=0, le=400)]


class Frozen(BaseModel):
    """Base of every definition: immutable, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Entry(Frozen):
    """Anything that can be pointed at."""

    id: Id
    source: Source


# --- scale.toml -----------------------------------------------------------------------------------------------------


class LevelName(Frozen):
    """One of the five levels of the scale, 0 to 4: `name` in one or two words, `meaning` in a sentence."""

    value: Annotated[int, Field(ge=0, le=4)]
    name: Text
    meaning: Text


class ReadinessLabel(Entry):
    """What an overall percentage is called from `least` per cent up; `finding` is a report's heading."""

    least: Annotated[int, Field(ge=0, le=100)]
    name: Text
    finding: Text
    advice: Text


class Band(Entry):
    """How far a block is from its target: gap >= `least` levels."""

    least: float
    name: Text


class RiskBand(Entry):
    """Low, medium or high: probability × impact >= `least`."""

    least: int
    name: Text
    advice: Text


class Scored(Entry):
    """A word of the risk matrix for a value 1 to 5."""

    value: Annotated[int, Field(ge=1, le=5)]
    name: Text


class Benchmark(Entry):
    """A dated figure from outside, shown as context and never as a target."""

    text: Text


class Scale(Frozen):
    """`scale.toml`: the words for every number the product shows."""

    levels: tuple[LevelName, ...]
    labels: tuple[ReadinessLabel, ...]
    bands: tuple[Band, ...]
    risk_bands: tuple[RiskBand, ...]
    probabilities: tuple[Scored, ...]
    impacts: tuple[Scored, ...]
    benchmarks: tuple[Benchmark, ...]
    method: tuple[Text, ...]
    """How the score is made, one sentence each; printed last in the report."""


# --- blocks.toml, layouts.toml -----------------------------------------------------------------------------------------


class Question(Entry):
    """A guiding question; `levels` says what 0, 1, 2, 3 and 4 look like for this very question.

    A question that is not scored (`scored = false`) records a fact: `options` to choose from, or none for free text.
    """

    text: Text
    hint: str = ""
    scored: bool = True
    levels: tuple[Text, ...] = ()
    options: tuple[Text, ...] = ()
    closed_by: str = ""
    """Id of the alternative that answers it, where one does."""


class Alternative(Entry):
    """A built-in alternative of a block: what it is, what it costs, what it asks for.

    `role`: `coverage` counts in the block's coverage; `main` is one of a choice of exactly one; `method`, `addon` and
    `benefit` are recorded and do not count.
    """

    name: Text
    definition: Text
    cost: Text
    asks: Text
    role: Literal["coverage", "main", "method", "addon", "benefit"] = "coverage"
    needed: bool = False
    """Needed unless the team says otherwise."""


class Block(Entry):
    """One of the nine blocks. `step` is the DMA step where work on it begins, for breaking ties of priority."""

    number: Annotated[int, Field(ge=1, le=9)]
    name: Text
    purpose: Text
    prompt: Text
    """The invitation in the empty writing field."""
    output: Text
    scoring: Literal["coverage", "choice"]
    step: Annotated[int, Field(ge=1, le=5)]
    frameworks: Text
    """Where other models (Payne–Frow, Gartner, Ocker–Mudambi, CMAT) treat the same matter."""
    editor_note: str = ""
    questions: tuple[Question, ...]
    alternatives: tuple[Alternative, ...]


class Blocks(Frozen):
    """`blocks.toml`."""

    blocks: tuple[Block, ...]


class Cell(Frozen):
    """Where a block sits, on a grid of 10 columns and 6 rows (rows 5 and 6 are the bottom band)."""

    block: Id
    column: Annotated[int, Field(ge=1, le=10)]
    row: Annotated[int, Field(ge=1, le=6)]
    width: Annotated[int, Field(ge=1, le=10)]
    height: Annotated[int, Field(ge=1, le=6)]


class Layout(Entry):
    """One arrangement of the nine blocks in canvas geometry."""

    name: Text
    reason: Text
    cells: tuple[Cell, ...]


class Layouts(Frozen):
    """`layouts.toml`."""

    note: Text
    """Printed on every canvas: the arrangement is proposed, the original figure is not available."""
    credit: Text
    layouts: tuple[Layout, ...]


class BmcBlock(Entry):
    """One block of the classic Business Model Canvas, as reference."""

    number: int
    name: Text
    question: Text
    crm_block: Id
    """The CRM block that takes its place in the default layout."""


class Bmc(Frozen):
    """`bmc.toml`."""

    blocks: tuple[BmcBlock, ...]


class Consistency(Entry):
    """A warning for answers that do not go together; gives no points. `blocks`: where to look."""

    text: Text
    advice: Text
    blocks: tuple[Id, ...]


class Consistencies(Frozen):
    """`consistency.toml`: rules c1 … c12."""

    rules: tuple[Consistency, ...]


# --- relationships.toml -------------------------------------------------------------------------------------------------


class RelationItem(Entry):
    """One of the eleven customer-relationship items r1 … r11, scored on the same five levels."""

    name: Text
    meaning: Text
    text: Text
    levels: tuple[Text, ...]
    feeds: tuple[Id, ...]
    """Blocks or alternatives that this item argues for."""


class Titled(Entry):
    """A named explanation."""

    name: Text
    text: Text


class Relationships(Frozen):
    """`relationships.toml`: the eleven items, the five segmentation steps, why to segment, examples, priority criteria."""

    items: tuple[RelationItem, ...]
    steps: tuple[Titled, ...]
    reasons: tuple[Titled, ...]
    examples: tuple[Titled, ...]
    criteria: tuple[Titled, ...]
    """size, growth, fit."""


# --- plan.toml ------------------------------------------------------------------------------------------------------------


class Step(Entry):
    """One of the five DMA steps."""

    number: Annotated[int, Field(ge=1, le=5)]
    name: Text
    purpose: Text


class BaseTask(Entry):
    """A task every project has. Durations in working days; milestones have none and an offset from their predecessor."""

    name: Text
    deliverable: Text
    step: Annotated[int, Field(ge=1, le=5)]
    phase: Phase
    owner: Id
    optimistic: Days = 0
    likely: Days = 0
    pessimistic: Days = 0
    predecessors: tuple[Id, ...] = ()
    milestone: bool = False
    offset_days: int = 0
    """Calendar days after the predecessor's finish, for milestones."""
    offset_months: int = 0


class Trigger(Frozen):
    """What makes a gap-driven task appear.

    `low`: question `subject` is below the block's target or answered "don't know" · `missing`: alternative `subject` is
    needed and not fully in use · `wanted`: alternative `subject` is needed, whatever its state · `used`: alternative
    `subject` is in use at least in part · `absent`: alternative `subject` is needed and not in use at all ·
    `no_choice`: block `subject` has not exactly one reasoned main choice · `only_software`: of the costs only software is
    planned.
    """

    when: Literal["low", "missing", "wanted", "used", "absent", "no_choice", "only_software"]
    subject: Id


class GapTask(Entry):
    """A task that answers or alternatives bring into the plan; any one trigger is enough."""

    name: Text
    deliverable: Text
    step: Annotated[int, Field(ge=1, le=5)]
    phase: Phase
    owner: Id
    optimistic: Days
    likely: Days
    pessimistic: Days
    predecessors: tuple[Id, ...]
    successors: tuple[Id, ...]
    """Base tasks that wait for this one."""
    triggers: tuple[Trigger, ...]


class SizeFactor(Entry):
    """Durations are multiplied by `factor` for up to `most` CRM users (0: no limit)."""

    most: int
    factor: float
    advice: str = ""


class Area(Entry):
    """A business area that can be in scope; `department` tints notes and bars."""

    name: Text
    tint: Literal["orange", "blue", "green", "violet", "stone"]


class PlanCatalogue(Frozen):
    """`plan.toml`."""

    steps: tuple[Step, ...]
    tasks: tuple[BaseTask, ...]
    gap_tasks: tuple[GapTask, ...]
    discovery: GapTask
    """Template of the task that a "don't know" opens, once per block; its name has a `{block}` placeholder, triggers are empty."""
    sizes: tuple[SizeFactor, ...]
    moments: tuple[Titled, ...]
    phases: tuple[Titled, ...]
    """ids: preparation, design, launch."""
    caveat: Text
    """What the dates do not promise."""


class Role(Entry):
    """Who does what in a CRM project; ids are the owners of tasks and risks."""

    name: Text
    duty: Text


class Roles(Frozen):
    """`roles.toml`; `areas`: the business areas and departments."""

    roles: tuple[Role, ...]
    areas: tuple[Area, ...]


# --- risks.toml ---------------------------------------------------------------------------------------------------------------


class Mitigation(Entry):
    """One thing to do against a risk; done, it lowers the probability by one."""

    text: Text


class RiskEntry(Entry):
    """A risk: d1 … d10 the DMA watch points, x1 … x8 further ones. `linked`: blocks or alternatives that set its probability."""

    phase: Phase
    watch: Text
    """The watch point, as advice."""
    event: Text
    """Cause, event, effect in one sentence: what would happen."""
    impact: Annotated[int, Field(ge=1, le=5)]
    linked: tuple[Id, ...]
    owner: Id
    response: Literal["avoid", "transfer", "mitigate", "accept"] = "mitigate"
    due: Id
    """The base task before whose start the response is due."""
    mitigations: tuple[Mitigation, ...]


class Responses(Frozen):
    """The four responses to a risk, in words."""

    avoid: Text
    transfer: Text
    mitigate: Text
    accept: Text


class Risks(Frozen):
    """`risks.toml`."""

    risks: tuple[RiskEntry, ...]
    responses: Responses


# --- reference subjects -------------------------------------------------------------------------------------------------------


class KpiClass(Entry):
    """take_up, behaviour, relation, financial."""

    name: Text


class Kpi(Entry):
    """A key performance indicator: what it means, its formula, what to beware of, where the figures come from."""

    kpi_class: Id
    name: Text
    meaning: Text
    formula: Text
    unit: Text
    trap: Text


class Kpis(Frozen):
    """`kpis.toml`: fifteen KPIs in four classes; the three measuring moments."""

    classes: tuple[KpiClass, ...]
    kpis: tuple[Kpi, ...]
    moments: tuple[Titled, ...]


class StrategyFit(Entry):
    """A retail strategy and the tactics that serve it, by id."""

    name: Text
    text: Text
    tactics: tuple[Id, ...]


class Strategies(Frozen):
    """`strategies.toml`: strategies × tactics."""

    strategies: tuple[StrategyFit, ...]
    tactics: tuple[Titled, ...]


class CrmTypes(Frozen):
    """`crm_types.toml`: types of CRM, their neighbours, verticals, the four IT columns."""

    types: tuple[Titled, ...]
    neighbours: tuple[Titled, ...]
    verticals: tuple[Titled, ...]
    columns: tuple[Titled, ...]
    market_note: Text


class VendorPair(Entry):
    """HubSpot against another product in US dollars a year, as printed in 2022; the bases differ, so never sort them together."""

    vendor: Text
    basis: Text
    hubspot: int
    other: int
    seats: int
    """0: not stated."""


class VendorRank(Entry):
    """Place in the G2 ranking of August 2022."""

    vendor: Text
    rank: int


class Vendors(Frozen):
    """`vendors.toml`: figures of August–September 2022, never as current."""

    date: Text
    note: Text
    pairs: tuple[VendorPair, ...]
    ranking: tuple[VendorRank, ...]


class Stage(Entry):
    """A stage of the contact's life cycle."""

    name: Text
    meaning: Text
    owner: Text


class Lifecycle(Frozen):
    """`lifecycle.toml`."""

    stages: tuple[Stage, ...]
    note: Text


class Comparison(Entry):
    """One aspect, funnel against flywheel."""

    aspect: Text
    funnel: Text
    flywheel: Text


class Flywheel(Frozen):
    """`flywheel.toml`."""

    forces: tuple[Titled, ...]
    phases: tuple[Titled, ...]
    comparison: tuple[Comparison, ...]


class GdprItem(Entry):
    """One point of the GDPR checklist for a CRM."""

    name: Text
    text: Text
    basis: Text
    """Article or national rule."""


class Gdpr(Frozen):
    """`gdpr.toml`: the checklist, the nine DPIA screening criteria, and the sentence that this is not legal advice."""

    items: tuple[GdprItem, ...]
    criteria: tuple[Titled, ...]
    disclaimer: Text


class Term(Entry):
    """A glossary entry."""

    term: Text
    meaning: Text


class Glossary(Frozen):
    """`glossary.toml`."""

    terms: tuple[Term, ...]


class SourceNote(Frozen):
    """What a source mark stands for, as printed under "Sources"."""

    mark: Source
    text: Text


class Sources(Frozen):
    """`sources.toml`."""

    sources: tuple[SourceNote, ...]


# --- the whole ----------------------------------------------------------------------------------------------------------------


class Catalogue(Frozen):
    """Everything, in one language."""

    language: str
    scale: Scale
    blocks: Blocks
    layouts: Layouts
    bmc: Bmc
    consistency: Consistencies
    relationships: Relationships
    plan: PlanCatalogue
    roles: Roles
    risks: Risks
    kpis: Kpis
    strategies: Strategies
    crm_types: CrmTypes
    vendors: Vendors
    lifecycle: Lifecycle
    flywheel: Flywheel
    gdpr: Gdpr
    glossary: Glossary
    sources: Sources

    def block(self, id: str) -> Block:
        """The block with this id; KeyError when there is none."""
        return _index(self.language)["block", id]  # type: ignore[return-value]

    def question(self, id: str) -> Question:
        """The guiding question with this id; KeyError when there is none."""
        return _index(self.language)["question", id]  # type: ignore[return-value]

    def alternative(self, id: str) -> Alternative:
        """The alternative with this id; KeyError when there is none."""
        return _index(self.language)["alternative", id]  # type: ignore[return-value]

    def relation(self, id: str) -> RelationItem:
        """The relationship item with this id; KeyError when there is none."""
        return _index(self.language)["relation", id]  # type: ignore[return-value]

    def role(self, id: str) -> Role:
        """The project role with this id; KeyError when there is none."""
        return _index(self.language)["role", id]  # type: ignore[return-value]

    def area(self, id: str) -> Area:
        """The business area with this id; KeyError when there is none."""
        return _index(self.language)["area", id]  # type: ignore[return-value]

    def layout(self, id: str) -> Layout:
        """The layout with this id; KeyError when there is none."""
        return _index(self.language)["layout", id]  # type: ignore[return-value]

    def risk(self, id: str) -> RiskEntry:
        """The risk with this id; KeyError when there is none."""
        return _index(self.language)["risk", id]  # type: ignore[return-value]

    def block_of(self, id: str) -> Block:
        """The block that a block, question or alternative id belongs to (`data.q2` -> `data`)."""
        return self.block(id.partition(".")[0])


def languages() -> tuple[str, ...]:
    """The languages the catalogue is written in, by folder."""
    return tuple(sorted(folder.name for folder in (ASSETS / "catalogue").iterdir() if folder.is_dir()))


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue in one language, read and checked once."""
    folder = ASSETS / "catalogue" / language
    parts = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.toml"))}
    return Catalogue.model_validate({"language": language, **parts})


@cache
def _index(language: str) -> dict[tuple[str, str], Entry]:
    whole = catalogue(language)
    found: dict[tuple[str, str], Entry] = {}
    for block in whole.blocks.blocks:
        found["block", block.id] = block
        found |= {("question", question.id): question for question in block.questions}
        found |= {("alternative", alternative.id): alternative for alternative in block.alternatives}
    found |= {("relation", item.id): item for item in whole.relationships.items}
    found |= {("role", role.id): role for role in whole.roles.roles}
    found |= {("area", area.id): area for area in whole.roles.areas}
    found |= {("layout", layout.id): layout for layout in whole.layouts.layouts}
    found |= {("risk", risk.id): risk for risk in whole.risks.risks}
    return found


def entries(part: BaseModel) -> Iterator[Entry]:
    """Every entry below a part of the catalogue, depth first."""
    if isinstance(part, Entry):
        yield part
    for name in type(part).model_fields:
        value = getattr(part, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, BaseModel):
                yield from entries(item)
