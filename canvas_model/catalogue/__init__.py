"""The catalogue: the questions, tasks, risks, KPIs and other texts of the method, from `assets/catalogue/<language>/*.toml`.

There is one TOML file per subject and language, and one module here for its models (`blocks.toml` is read into `Blocks`).
Every entry has a stable `id` and a `source` mark: `S000`…`S004` a source document, `O1`… an outside source,
`M` professional memory, `A` authored for this product.
"""

import tomllib
from functools import cache
from pathlib import Path

from canvas_model.catalogue.benchmarks import Benchmarks
from canvas_model.catalogue.blocks import Alternative, Block, Blocks, Question
from canvas_model.catalogue.bmc import Bmc
from canvas_model.catalogue.consistency import Consistencies
from canvas_model.catalogue.crm_types import CrmTypes
from canvas_model.catalogue.decisions import Decisions
from canvas_model.catalogue.entries import Entry, Frozen
from canvas_model.catalogue.flywheel import Flywheel
from canvas_model.catalogue.gdpr import Gdpr
from canvas_model.catalogue.glossary import Glossary
from canvas_model.catalogue.kpis import Kpis
from canvas_model.catalogue.layouts import Layout, Layouts
from canvas_model.catalogue.lifecycle import Lifecycle
from canvas_model.catalogue.method_texts import MethodTexts
from canvas_model.catalogue.plan import PlanCatalogue
from canvas_model.catalogue.readiness_scale import ReadinessLabel, ReadinessScale
from canvas_model.catalogue.relationships import RelationItem, Relationships
from canvas_model.catalogue.responsibilities import Responsibilities
from canvas_model.catalogue.risk_scale import RiskScale
from canvas_model.catalogue.risks import Response, RiskEntry, Risks
from canvas_model.catalogue.roles import Area, Role, Roles
from canvas_model.catalogue.sources import Sources
from canvas_model.catalogue.strategies import Strategies
from canvas_model.catalogue.vendors import Vendors

ASSETS = Path(__file__).resolve().parents[2] / "assets"


class Catalogue(Frozen):
    """The whole catalogue in one language."""

    language: str
    readiness_scale: ReadinessScale
    method_texts: MethodTexts
    benchmarks: Benchmarks
    blocks: Blocks
    layouts: Layouts
    bmc: Bmc
    consistency: Consistencies
    relationships: Relationships
    plan: PlanCatalogue
    roles: Roles
    risks: Risks
    risk_scale: RiskScale
    decisions: Decisions
    responsibilities: Responsibilities
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
        """The block that a block, question or alternative id belongs to; KeyError when there is none."""
        return _index(self.language)["block_of", id]  # type: ignore[return-value]

    def label(self, id: str | None) -> ReadinessLabel | None:
        """The readiness label with this id; None when `id` is None or unknown."""
        return next((label for label in self.readiness_scale.labels if label.id == id), None)

    def response(self, id: str) -> Response:
        """The response to a risk with this id: avoid, transfer, mitigate or accept."""
        return getattr(self.risks.responses, id)  # type: ignore[no-any-return]

    def method(self, id: str) -> str:
        """The sentence with this id on how the score is made; KeyError when there is none."""
        return {sentence.id: sentence.text for sentence in self.method_texts.sentences}[id]


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
    """The entries of the catalogue by (kind, id); under "block_of" the block that an id belongs to."""
    content = catalogue(language)
    entries: dict[tuple[str, str], Entry] = {}
    for block in content.blocks.blocks:
        entries["block", block.id] = block
        entries |= {("question", question.id): question for question in block.questions}
        entries |= {("alternative", alternative.id): alternative for alternative in block.alternatives}
        entries |= {("block_of", entry.id): block for entry in (block, *block.questions, *block.alternatives)}
    entries |= {("relation", item.id): item for item in content.relationships.items}
    entries |= {("role", role.id): role for role in content.roles.roles}
    entries |= {("area", area.id): area for area in content.roles.areas}
    entries |= {("layout", layout.id): layout for layout in content.layouts.layouts}
    entries |= {("risk", risk.id): risk for risk in content.risks.risks}
    return entries
