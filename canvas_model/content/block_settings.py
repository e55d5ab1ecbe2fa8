"""What a group sets for a block: its target and its importance in the readiness."""

from typing import Annotated, ClassVar

from pydantic import Field

from canvas_model.content.fields import CatalogueId, Content


class BlockSetting(Content):
    """Target and importance of a block, where they differ from 3 and 2."""

    kind: ClassVar[str] = "block"
    natural_key: ClassVar[tuple[str, ...]] = ("block",)
    block: CatalogueId
    target: Annotated[float, Field(ge=0, le=4, allow_inf_nan=False)] = 3.0
    importance: Annotated[int, Field(ge=1, le=3, strict=True)] = 2
