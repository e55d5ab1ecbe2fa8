"""How the browser is asked what stands where, and how it is drawn."""

from playwright.sync_api import Locator, Page, expect

from pages.ui.streamlit_gaps.test_ids import Part

CLIPPED = """() => {
  const found = [];
  const look = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) look(element.shadowRoot);
      if (!element.matches("textarea, input[type=text]") || !element.checkVisibility()) continue;
      if (element.scrollHeight > element.clientHeight + 3) found.push(element.value);
    }
  };
  look(document);
  return found;
}"""
"""Fields whose text is higher than they are."""

LEAVES = """(paper) => {
  const found = [];
  const look = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) look(element.shadowRoot);
      const box = element.getBoundingClientRect();
      if (!box.width || !box.height || element.closest(".fg-unseen, .unseen")) continue;
      if (!element.checkVisibility({visibilityProperty: true})) continue;
      if (box.right > paper + 2 && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
        found.push(`${element.tagName} ${element.className} ${element.textContent.slice(0, 40)} ${box.right}`);
    }
  };
  look(document);
  return found;
}"""
"""Texts beyond a right edge."""

CROWDED = """() => [...document.querySelectorAll("td, th")]
  .filter((cell) => cell.checkVisibility() && !cell.closest(".fg-unseen") && cell.scrollWidth > cell.clientWidth + 2)
  .map((cell) => `${cell.className} ${cell.textContent.slice(0, 40)}`)"""
"""Cells whose text runs into the next one."""

NAMES = ".board h2, .fg-table .fg-name, .fg-table .fg-band, .fg-table .fg-who, .fg-table thead th, .fg-matrix th"
BROKEN = """(places) => places
  .filter((place) => place.checkVisibility())
  .flatMap((place) => {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT), broken = [];
    while (texts.nextNode()) for (const word of texts.currentNode.data.matchAll(/[^\\s–]+/g)) {
      const range = new Range();
      range.setStart(texts.currentNode, word.index);
      range.setEnd(texts.currentNode, word.index + word[0].length);
      if (range.getClientRects().length > 1) broken.push(word[0]);
    }
    return broken;
  })"""
"""Words of a name, a judgement or the head of a table that do not stand in one line."""

STICKING_OUT = """() => [...document.querySelectorAll(".fg-table")]
  .filter((table) => table.checkVisibility() && table.scrollWidth > table.parentElement.clientWidth + 1)
  .map((table) => table.caption?.textContent)"""
"""Tables that are wider than what they stand in."""

CHECKED, UNCHECKED = '[role="{}"][aria-checked="true"]', '[role="{}"][aria-checked="false"]'
LINK = f'[data-testid="{Part.SIDEBAR}"] a'
GROUP = f'[data-testid="{Part.BUTTON_GROUP}"]'
ONE_OF_SEVERAL = f"{GROUP} {CHECKED.format('radio')} p", f"{GROUP} {UNCHECKED.format('radio')} p"
TOLD = {
    "": (("list that is chosen", *ONE_OF_SEVERAL),),
    "canvas": (("chosen alternative", '.legend [data-state="chosen"]', '.legend [data-state="open"]'),),
    "relationships": (("part that is chosen", *ONE_OF_SEVERAL),),
    "report": (("language that is chosen", *ONE_OF_SEVERAL),),
    "settings": (),
    "interview": (
        ("level that is chosen", CHECKED.format("radio"), UNCHECKED.format("radio")),
        ("block that is open", "nav button[aria-current]", "nav button:not([aria-current])"),
        ("screen that is open", f'{LINK}[aria-current="page"]', f'{LINK}:not([aria-current="page"])'),
    ),
    "readiness": (
        ("importance that is chosen", CHECKED.format("radio"), UNCHECKED.format("radio")),
        ("block that is critical", ".fg-band.fg-critical", ".fg-band.fg-on_target"),
        ("block to improve", ".fg-band.fg-to_improve", ".fg-band.fg-on_target"),
        ("block that is critical", ".fg-band.fg-critical", ".fg-band.fg-to_improve"),
    ),
    "risks": (
        ("measure that is done", CHECKED.format("checkbox"), UNCHECKED.format("checkbox")),
        ("high risk", ".fg-band.fg-high", ".fg-band.fg-low"),
        ("cell of high risks", "td.fg-c-high", "td.fg-c-medium"),
        ("cell of medium risks", "td.fg-c-medium", "td.fg-c-low"),
    ),
    "plan": (("task on the critical path", "td .fg-critical-path", "td .fg-open"),),
}
"""By screen: what is told, where it holds and where it does not."""

LOOK = """element => {
  const shape = (part) => {
    const {content, outlineStyle, outlineWidth, borderStyle, textDecorationLine} = getComputedStyle(element, part);
    return [content, outlineStyle, outlineStyle === "none" ? "" : outlineWidth, borderStyle, textDecorationLine].join(" ");
  };
  return [shape(null), shape("::before"), shape("::after"), element.querySelector("i")?.textContent ?? ""].join(" | ");
}"""
"""How something is drawn, its colours apart."""


TICKS = 'label[data-selected="true"] > div > svg'
PALE = "ticks => ticks.map((t) => getComputedStyle(t).stroke === getComputedStyle(t.parentElement).backgroundColor)"
"""Which ticks have the colour of what they stand on."""

CRAMPED = """() => [...document.querySelectorAll(".fg-matrix td small")].filter((name) => {
  const [cell, own] = [name.parentElement, name].map((part) => part.getBoundingClientRect());
  return cell.right - own.right < 5 || cell.bottom - own.bottom < 4;
}).length"""
"""How many names in the risk matrix touch the edge of their cell, which is two pixels wide."""


def assert_told_by_shape(page: Page, screen: str) -> None:
    """What a screen tells is to be seen without its colours."""
    for what, here, elsewhere in TOLD[screen]:
        expect(page.locator(here).first, what).to_be_visible()
        assert look(page.locator(here)) != look(page.locator(elsewhere)), what
    for band in page.locator(".fg-band").all()[:20]:
        assert band.inner_text().strip(), "a band says its name"
    ticks = page.locator(TICKS).evaluate_all(PALE)
    assert not any(ticks), "a box that is ticked looks empty"
    assert ticks or screen != "settings"
    marks = page.locator(".fg-legend i")
    kept = [mark.evaluate("mark => getComputedStyle(mark).forcedColorAdjust") for mark in marks.all()]
    assert set(kept) <= {"none"}, "the marks of a legend look as in the picture, whose colours stay"
    assert kept or screen not in ("readiness", "plan")


def look(part: Locator) -> str:
    """How the first of these is drawn, its colours apart."""
    return str(part.first.evaluate(LOOK))
