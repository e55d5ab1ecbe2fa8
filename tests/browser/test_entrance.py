"""The page on which somebody without the key ends up, and the way in from there."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.profiles import LOCALES
from tests.browser.window_sizes import SIZES
from tests.key import KEY
from tests.yardstick import PATIENCE

WORDS = {
    "it": ("Per aprire il programma serve la sua chiave", "Oppure inserisci la chiave", "Apri", "Nuovo workshop"),
    "en": ("This tool opens with its key", "Or type the key", "Open", "New workshop"),
}


@pytest.mark.parametrize(("lang", "size"), [("it", "wide"), ("en", "phone")])
def test_without_the_key_one_reads_what_to_do_and_gets_in_by_typing_it(
    server: Any, chromium: Browser, axe_faults: Any, lang: str, size: str
) -> None:
    sentence, label, button, inside = WORDS[lang]
    context = chromium.new_context(viewport=SIZES[size], locale=LOCALES[lang], is_mobile=size == "phone")  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE * 1000)
    page = context.new_page()
    page.goto(f"{server.url}/canvas?w={server.create_workshop()}")
    expect(page.get_by_text(sentence)).to_be_visible()
    expect(page.locator("code")).to_contain_text("-m pages.server.access_key")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.evaluate("document.documentElement.lang") == lang
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert axe_faults(page, at_rest=False) == []
    expect(page.get_by_label(label)).to_be_focused()
    page.keyboard.type("not this one")
    page.keyboard.press("Enter")
    expect(page.get_by_text(sentence)).to_be_visible()
    page.get_by_label(label).fill(KEY)
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("link", name=re.compile(inside)).first).to_be_visible()
    assert KEY not in page.url and "key=" not in page.url
    context.close()
