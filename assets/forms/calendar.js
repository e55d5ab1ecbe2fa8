/**
 * A small calendar beside a field for a day: one month, in the tool's language, the week as that language begins it.
 *
 * Arrows go by days and weeks, Home and End to the ends of the week, Page Up and Page Down by months; Escape closes it.
 */
import { make } from "../sync/dom.js";
import { fill } from "../sync/numbers.js";

const WEEK = 7;
const DAY = 86_400_000; // milliseconds

/** `chosen()` gives the day in the field or null, `choose(day)` takes one; days are texts such as `2026-11-09`. */
export function openCalendar({ texts, label, chosen, choose }) {
  const write = (options) => new Intl.DateTimeFormat(texts.locale, { ...options, timeZone: "UTC" });
  const [monthName, weekday, weekdayName, wholeDay] = [
    write({ month: "long", year: "numeric" }),
    write({ weekday: "narrow" }),
    write({ weekday: "long" }),
    write({ weekday: "long", day: "numeric", month: "long", year: "numeric" }),
  ];
  const firstWeekday = Number(texts.firstWeekday); // 0 is Monday
  let isRedrawing = false; // the button that has the focus goes, and nobody has left the calendar
  let current = null; // the day that the arrows stand on, a moment in UTC
  const title = make("p", { class: "month", "aria-live": "polite" });
  const days = make("tbody");
  const names = Array.from({ length: WEEK }, (_, place) => new Date(Date.UTC(2024, 0, 1 + firstWeekday + place)));
  const head = names.map((day) => make("th", { scope: "col", abbr: weekdayName.format(day) }, weekday.format(day)));
  const turn = (words, sign, by) => make("button", { type: "button", class: "tool", "aria-label": words, onclick: () => go(months(by), false) }, sign);
  const table = make("table", { role: "grid", "aria-label": fill(texts.calendar, { name: label }), onkeydown: move }, make("thead", {}, make("tr", {}, ...head)), days);
  const sheet = make(
    "div",
    { class: "calendar", role: "group", "aria-label": fill(texts.calendar, { name: label }), hidden: true, onkeydown: shut, onfocusout: lose },
    make("div", { class: "turn" }, turn(texts.monthBefore, "‹", -1), title, turn(texts.monthAfter, "›", 1)),
    table,
  );
  const button = make(
    "button",
    { type: "button", class: "tool open", "aria-label": fill(texts.calendar, { name: label }), "aria-expanded": "false", onclick: toggle },
    make("span", { class: "leaf", "aria-hidden": "true" }),
  );

  function toggle() {
    if (!sheet.hidden) return close();
    sheet.hidden = false;
    button.setAttribute("aria-expanded", "true");
    go(Date.parse(`${chosen() ?? today()}T00:00:00Z`), true);
    sheet.scrollIntoView({ block: "nearest" });
  }

  function close() {
    sheet.hidden = true;
    button.setAttribute("aria-expanded", "false");
  }

  /** Show the month of a day, and stand on it. */
  function go(moment, focuses) {
    current = moment;
    const day = new Date(moment);
    const before = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1);
    const blank = (new Date(before).getUTCDay() + 6 - firstWeekday + WEEK) % WEEK;
    title.textContent = monthName.format(day);
    isRedrawing = true;
    days.replaceChildren(...Array.from({ length: 6 }, (_, week) => make("tr", {}, ...weekFrom(before + (week * WEEK - blank) * DAY))));
    isRedrawing = false;
    if (focuses) days.querySelector("[tabindex='0']").focus();
  }

  function weekFrom(first) {
    return Array.from({ length: WEEK }, (_, place) => cell(first + place * DAY));
  }

  function cell(moment) {
    const day = new Date(moment);
    const name = iso(moment);
    const isHere = day.getUTCMonth() === new Date(current).getUTCMonth();
    if (!isHere) return make("td", {});
    const attributes = {
      type: "button",
      tabindex: moment === current ? "0" : "-1",
      "data-day": name,
      "aria-label": wholeDay.format(day),
      "aria-current": name === today() ? "date" : null,
      onclick: () => take(name),
    };
    return make("td", { "aria-selected": String(name === chosen()) }, make("button", attributes, String(day.getUTCDate())));
  }

  function take(day) {
    close();
    choose(day);
  }

  function move(event) {
    const inWeek = (new Date(current).getUTCDay() + 6 - firstWeekday + WEEK) % WEEK;
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -WEEK, ArrowDown: WEEK, Home: -inWeek, End: WEEK - 1 - inWeek };
    const turns = { PageUp: -1, PageDown: 1 };
    if (!(event.key in steps) && !(event.key in turns)) return;
    event.preventDefault();
    event.stopPropagation();
    go(event.key in turns ? months(turns[event.key]) : current + steps[event.key] * DAY, true);
  }

  /** The same day of a month before or after, or that month's last. */
  function months(by) {
    const day = new Date(current);
    const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + by + 1, 0)).getUTCDate();
    return Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + by, Math.min(day.getUTCDate(), last));
  }

  function shut(event) {
    if (event.key !== "Escape") return;
    event.stopPropagation(); // it would close the dialog that the field stands in
    close();
    button.focus();
  }

  function lose(event) {
    if (!isRedrawing && !sheet.contains(event.relatedTarget) && event.relatedTarget !== button) close();
  }

  return { button, sheet };
}

const iso = (moment) => new Date(moment).toISOString().slice(0, 10);

/** The reader's own day of today, such as `2026-11-09`. */
export function today() {
  const now = new Date();
  return iso(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));
}
