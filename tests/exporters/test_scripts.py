"""Writing systems: those that ship print everywhere, the others are named with the package that brings them."""

import subprocess
import sys
from pathlib import Path

import pytest

from exporters import scripts
from exporters.scripts import SCRIPTS, missing_scripts

ROOT = Path(__file__).parents[2]

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
    monkeypatch.setattr(scripts, "installed", lambda code: False)
    assert missing_scripts("Müller & Søn, Ελλάδα, Клиент, Łódź, ½ → ✓ 👩‍💻 🇮🇹 «»") == []


@pytest.mark.parametrize("name", SAMPLES)
def test_a_script_without_a_font_is_named_with_its_package(name, monkeypatch):
    monkeypatch.setattr(scripts, "installed", lambda code: False)
    found = missing_scripts(f"CRM {SAMPLES[name]} 2026")
    assert [script.name for script in found] == [name]
    assert found[0].package.startswith("fonts-noto-")


def test_a_script_with_a_font_is_not_named(monkeypatch):
    monkeypatch.setattr(scripts, "installed", lambda code: True)
    assert missing_scripts("".join(SAMPLES.values())) == []


def test_every_script_has_a_sample_here():
    assert {script.name for script in SCRIPTS} == set(SAMPLES)


def test_a_machine_without_fonts_prints_what_ships(tmp_path):
    """No system font at all: Latin, Greek, Cyrillic, emoji sequences and flags still have glyphs, and nothing is a box."""
    (tmp_path / "fonts.conf").write_text(
        f'<?xml version="1.0"?><fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>', "utf-8"
    )
    program = (
        "import logging, sys; sys.path[:0] = ['tests/exporters']\n"
        "import conftest; from exporters.pdf import make_pdf; from exporters.report import build_report\n"
        "note = conftest._note('data', 0, 'Müller & Søn, Ελλάδα, Клиент 👩‍💻 🇮🇹 👍🏽 ½ → ✓ ☐ ☑')\n"
        "snapshot = conftest._bare('it').model_copy(update={'notes': (note,)})\n"
        "logging.getLogger('weasyprint').setLevel(logging.WARNING)\n"
        "open(sys.argv[1], 'wb').write(make_pdf(build_report(snapshot, made_on=conftest.MADE_ON)))\n"
    )
    out = tmp_path / "bare.pdf"
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program, str(out)],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "FONTCONFIG_FILE": str(tmp_path / "fonts.conf"), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "notdef" not in run.stderr
    sys.path.insert(0, str(Path(__file__).parent))
    from pdf_reading import font_names, page_texts

    text = "".join(page_texts(out.read_bytes()))
    for wanted in ("Müller&Søn", "Ελλάδα", "Клиент", "👩‍💻", "🇮🇹", "👍🏽", "½→✓☐☑"):
        assert wanted in text
    assert all(name.startswith(("Source-S", "Noto-Emoji")) for name in font_names(out.read_bytes()))
