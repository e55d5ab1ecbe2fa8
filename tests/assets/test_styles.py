"""What the styles of screens may not do."""

import re
from pathlib import Path

import pytest

SCREENS = Path(__file__).parents[2] / "assets" / "screens"
HAS = re.compile(r"(?P<part>[^\s,{}~+>]+):has\((?P<what>[^()]*)")
LARGE = re.compile(r"stApp|stMain|Block\"|stColumn|stElementContainer|^(:root|html|body)")


@pytest.mark.parametrize(
    "sheet", [sheet for sheet in sorted(SCREENS.glob("*.css")) if sheet.name not in ("paper.css", "print.css")]
)
def test_a_large_part_of_the_page_does_not_hang_on_what_is_deep_in_it(sheet: Path) -> None:
    """Each change deep in it would have the browser work its styles out again: a chart changes a hundred times."""
    found = [match for match in HAS.finditer(sheet.read_text(encoding="utf-8")) if LARGE.search(match["part"])]
    assert [match[0] for match in found if not match["what"].startswith(">")] == []
