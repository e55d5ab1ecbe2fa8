"""What no line end may part, and what may stand as it is."""

import pytest

from exporters.words.hard_spaces import held


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("it", "dal 6 gen 2027 al 26 marzo, 63 % e 38.000 €", "dal 6~gen~2027 al 26~marzo, 63~% e 38.000~€"),
        ("it", "26 mar 27, il 1 maggio 2027", "26~mar~27, il 1~maggio~2027"),
        ("en", "from 6 Jan 2027 to 26 March, in 6 January files", "from 6~Jan~2027 to 26~March, in 6~January files"),
        ("en", "6 mars, 12 tasks, 4 × 2", "6 mars, 12 tasks, 4 × 2"),
    ],
)
def test_days_per_cents_and_amounts_keep_together(language: str, text: str, expected: str) -> None:
    assert held(text, language) == expected.replace("~", "\u00a0")
    assert held(held(text, language), language) == held(text, language)
