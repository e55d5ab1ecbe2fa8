"""Writing systems: those that ship print everywhere, the others are named with the package that brings them."""

import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.colorLib.builder import buildCOLR, buildCPAL
from fontTools.ttLib import TTFont

from exporters.pdf import missing_fonts as module
from exporters.pdf.missing_fonts import SCRIPTS, missing_scripts
from tests.exporters.pdf_reading import _map, faults, opened, page_texts

ROOT = Path(__file__).parents[3]

SAMPLES = {
    "Chinese": "客户关系管理",
    "Japanese": "おきゃくさま",
    "Korean": "고객 관계",
    "Arabic": "إدارة علاقات العملاء",
    "Hebrew": "ניהול קשרי לקוחות",
    "Thai": "การจัดการลูกค้า",
    "Devanagari": "ग्राहक संबंध",
    "Bengali": "গ্রাহক",
    "Tamil": "வாடிக்கையாளர்",
    "Georgian": "მომხმარებელი",
    "Armenian": "հաճախորդ",
    "Ethiopic": "ደንበኛ",
}


def test_what_ships_is_never_missing(monkeypatch):
    monkeypatch.setattr(module, "installed", lambda code: False)
    assert missing_scripts("Müller & Søn, Ελλάδα, Клиент, Łódź, ½ → ✓ 👩‍💻 🇮🇹 «»") == []


@pytest.mark.parametrize("name", SAMPLES)
def test_a_script_without_a_font_is_named_with_its_package(name, monkeypatch):
    monkeypatch.setattr(module, "installed", lambda code: False)
    found = missing_scripts(f"CRM {SAMPLES[name]} 2026")
    assert [script.name for script in found] == [name]
    assert found[0].package.startswith("fonts-noto-")


def test_a_script_with_a_font_is_not_named(monkeypatch):
    monkeypatch.setattr(module, "installed", lambda code: True)
    assert missing_scripts("".join(SAMPLES.values())) == []


def test_every_script_has_a_sample_here():
    assert {script.name for script in SCRIPTS} == set(SAMPLES)


NOTE = "Müller & Søn, Ελλάδα, Клиент 2026 👩‍💻 🇮🇹 👍🏽 1️⃣ #️⃣ ½ → ✓ ☐ ☑ ★★☆ ➔ ➤ ① ❷ Ⅲ ⇔ ∈ ☒ ↻"
PROGRAM = """
import logging, sys
sys.path[:0] = ["tests/exporters"]
import conftest
from exporters.pdf.document import make_pdf
from exporters.report import build_report
snapshot = conftest._only(conftest._bare("it"), "canvas").model_copy(update={"notes": (conftest._note("data", 0, sys.argv[2]),)})
logging.getLogger("weasyprint").setLevel(logging.WARNING)
open(sys.argv[1], "wb").write(make_pdf(build_report(snapshot, made_on=conftest.MADE_ON)))
"""
SYSTEM_RULES = """
<alias binding="same"><family>Noto Emoji</family><default><family>emoji</family></default></alias>
<match><test name="family"><string>emoji</string></test>
  <edit name="lang" mode="prepend"><string>und-zsye</string></edit></match>
<match><test name="lang"><string>und-zsye</string></test><edit name="color" mode="append"><bool>true</bool></edit></match>
<alias binding="same"><family>emoji</family><prefer><family>Noto Color Emoji</family></prefer></alias>
"""
"""What fontconfig's own `45-generic.conf` and `60-generic.conf` say about emoji."""


@pytest.fixture
def printed_with(tmp_path):
    """Prints `NOTE` on a machine with these fontconfig rules only; what each font of the file draws, by its name."""

    def printed(rules: str = "") -> dict[str, set[str]]:
        conf = tmp_path / "fonts.conf"
        conf.write_text(
            f'<?xml version="1.0"?><fontconfig><cachedir>{tmp_path}</cachedir>{rules}</fontconfig>', "utf-8"
        )
        out = tmp_path / "bare.pdf"
        run = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", PROGRAM, str(out), NOTE],
            cwd=ROOT,
            env={"PATH": "/usr/bin:/bin", "FONTCONFIG_FILE": str(conf), "HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert "notdef" not in run.stderr
        return drawn(out.read_bytes())

    return printed


def test_a_machine_without_fonts_prints_what_ships(printed_with, tmp_path):
    """No system font at all: Latin, Greek, Cyrillic, emoji sequences and flags still have glyphs, and nothing is a box."""
    fonts = printed_with()
    made = (tmp_path / "bare.pdf").read_bytes()
    text = "".join(page_texts(made))
    for wanted in ("Müller&Søn", "Ελλάδα", "Клиент", "👩‍💻", "🇮🇹", "👍🏽", "½→✓☐☑", "★★☆➔➤①❷Ⅲ⇔∈☒↻"):
        assert wanted in text
    assert all(name.startswith(("Source-S", "Report-", "emoji")) for name in fonts)
    assert not any("\u20e3" in letters for letters in fonts.values()), "an empty key beside its digit"
    assert faults(made) == []


def test_a_colour_emoji_font_of_the_system_draws_no_digit(printed_with, tmp_path):
    """Such a font has digits and a space too, for keycaps, and fontconfig prefers it wherever a family is an emoji font."""
    install_colour_emoji(tmp_path / "system" / "emoji.ttf")
    fonts = printed_with(f"<dir>{tmp_path}/system</dir>{SYSTEM_RULES}")
    coloured = fonts["Noto-Color-Emoji"]
    assert "🇮🇹" in coloured
    assert not coloured & set("0123456789 #")


def drawn(pdf: bytes) -> dict[str, set[str]]:
    """What each font of a file draws, by its name without the subset's prefix."""
    with opened(pdf) as document:
        return {
            str(font["/BaseFont"]).partition("+")[2]: set(_map(font).values())
            for page in document.pages
            for font in (page.get("/Resources").get("/Font") or {}).values()
        }


def install_colour_emoji(path: Path) -> None:
    """The shipped emoji, called and marked as the colour font that desktops have."""
    path.parent.mkdir()
    font = TTFont(ROOT / "assets" / "fonts" / "NotoEmoji-Regular.ttf")
    for record in font["name"].names:
        if record.nameID in (1, 4, 16):
            record.string = "Noto Color Emoji"
    glyph = font.getBestCmap()[0x1F600]
    font["COLR"] = buildCOLR({glyph: [(glyph, 0)]}, version=0)
    font["CPAL"] = buildCPAL([[(0.0, 0.0, 0.0, 1.0)]])
    font.save(path)
