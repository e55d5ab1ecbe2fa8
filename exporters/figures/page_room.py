"""What the heading of an upright page leaves to what stands below it; lengths in millimetres, those of the style sheet."""

from exporters.figures.text_width import bound, tall
from exporters.report_sentences import Wording
from exporters.words.hard_spaces import held

PAGE, WIDTH = 261.0, 178.0
SERIF = "SourceSerif4-Semibold.ttf"
PART, HEADING_GAP = 12.5, 1.6
"""The line that opens a part; the gap below the heading."""
LEAD_WIDTH, LEAD_GAP = 165.0, 5.0
CHART_GAP, LEGEND = 2.0, 5.0
"""Above a chart of the plan; its legend, which stays with it."""


def heading_room(words: str, language: str, *, opens_part: bool) -> float:
    """What a section's heading takes."""
    return tall(bound(held(words, language)), WIDTH, 21, 1.2, SERIF) + HEADING_GAP + (PART if opens_part else 0.0)


def chart_room(wording: Wording, *, opens_part: bool) -> float:
    """What is left to the chart on the first page of the plan."""
    heading = heading_room(wording.plan(), wording.language, opens_part=opens_part)
    lead = tall(held(f"{wording.span()} {wording.size()}", wording.language), LEAD_WIDTH, 10.4, 1.42) + LEAD_GAP
    return PAGE - heading - lead - CHART_GAP - LEGEND
