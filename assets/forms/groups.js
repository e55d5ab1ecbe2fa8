/**
 * The groups of a form as cards: a heading, badges, and rows of fields; or a heading between groups.
 *
 * A card is {shape, form, element, units, title, text, badges, tools}: `form` is the group as the screen asked for it, `shape`
 * what of it cannot change without building the card anew.
 */
import { make, setText } from "../sync/dom.js";

/** `level()` is the level of the cards' headings; `growing` dresses the cards that are entries of a list. */
export function openGroups({ unitOf, store, growing, level }) {
  function build(group) {
    const shape = shapeOf(group);
    return group.heading ? buildHeading(group, shape) : buildCard(group, shape);
  }

  function buildHeading(group, shape) {
    const text = group.text ? make("p", { class: "hint" }, group.text) : null;
    return { shape, form: group, units: [], element: make("div", { class: "between" }, make("h2", {}, group.title), text) };
  }

  function buildCard(group, shape) {
    const title = make("span", { class: "title" }, group.title);
    const badges = make("div", { class: "badges" });
    const tools = make("div", { class: "tools" });
    const text = make("p", { class: "hint" });
    const number = group.number ? make("span", { class: "number" }, group.number) : null;
    const head = make(`h${level()}`, { id: `t-${group.key}` }, number, number && " ", title);
    const details = (group.details ?? []).map((each) => make("p", { class: "detail" }, make("b", {}, each.label), ` ${each.text}`));
    const looks = ["quiet", "compact", "narrow"].filter((look) => group[look]);
    const element = make(
      "section",
      { class: ["group", ...looks].join(" "), "data-key": group.key, "aria-labelledby": `t-${group.key}` },
      make("div", { class: "head" }, head, tools),
      text,
      details.length ? make("div", { class: "details" }, ...details) : null,
      badges,
    );
    const units = group.fields.map((field) => unitOf({ ...field }, group));
    element.append(...rowsOf(units));
    return { shape, form: group, element, units, title, text, badges, tools };
  }

  function rowsOf(units) {
    const rows = new Map();
    for (const { field, element } of units) {
      const row = field.row ?? field.names[0];
      if (!rows.has(row)) rows.set(row, make("div", { class: "row" }));
      rows.get(row).append(element);
    }
    return rows.values();
  }

  /** Show on a card what may change while it stands. */
  function dress(card, group) {
    card.form = group;
    if (group.heading) return;
    if (group.titleField) card.title.textContent = store.things.get(group.key)?.values?.[group.titleField] ?? "";
    const badges = (group.badges ?? []).map((badge) => make("span", { class: `badge ${badge.tone ?? ""}` }, badge.text));
    card.badges.replaceChildren(...badges, ...(group.suggest ?? []).map((suggest) => suggestion(card, suggest)));
    card.badges.hidden = !card.badges.childNodes.length;
    setText(card.text, group.text ?? "");
    card.text.hidden = !group.text;
    if (group.row) growing.dressTools(card, group.row);
    group.fields.forEach((field, place) => propose(card.units[place], field.usual));
    for (const unit of card.units) unit.show();
  }

  /** What the page proposes for a field has changed: a field that nobody has touched shows it. */
  function propose(unit, usual) {
    if (unit.field.usual === usual) return;
    unit.field.usual = usual;
    unit.redraw();
  }

  function suggestion(card, suggest) {
    const take = () => {
      const unit = card.units.find((each) => each.field.names.includes(suggest.field));
      store.write(unit.binding, suggest.set, 0);
      unit.redraw();
    };
    return make("button", { type: "button", class: "plain", "aria-label": `${suggest.label}: ${card.form.title}`, onclick: take }, suggest.label);
  }

  return { build, dress };
}

/** What cannot change in a group without building its card anew. */
export function shapeOf(group) {
  const fields = group.fields.map((field) => ({ ...field, usual: null }));
  return JSON.stringify({ ...group, fields, text: group.heading ? group.text : null, badges: null, suggest: null, row: null });
}
