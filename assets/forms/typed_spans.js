/**
 * Several days as one text: days and spans of days, `24/12/2026, 10–21/08/2026`, in the order of the tool's language, with
 * numbers or names for the months.
 * A span has a dash; what its first day does not say is that of its last.
 */
import { openTypedDays } from "./typed_days.js";

const DAY = 86_400_000;
const LONGEST = 366; // days of a span: more is a slip of the year
const ISO = /\b\d{4}-\d{1,2}-\d{1,2}\b/g;

/** `read(text)` gives {days}, each once and in order, or {fault}: the part that is neither; `write(days)` the text of a field. */
export function openTypedSpans(locale) {
  const days = openTypedDays(locale);

  function read(text) {
    const found = new Set();
    for (const part of text.split(/[,;\n]/).map((piece) => piece.trim()).filter(Boolean)) {
      const span = spanOf(part);
      if (!span) return { fault: part };
      for (const day of from(...span)) found.add(day);
    }
    return { days: [...found].toSorted() };
  }

  function spanOf(part) {
    const day = days.read(part);
    if (day) return [day, day];
    const ends = part.replace(ISO, (iso) => days.write(days.read(iso) || "1970-01-01")).split(/\s*[–—-]\s*/).map(days.numbered);
    if (ends.length !== 2) return null;
    const last = days.read(ends[1]);
    const first = last && days.read(completed(ends[0], last));
    return first && first <= last && from(first, last).length <= LONGEST ? [first, last] : null;
  }

  /** A first day as it is typed, with the month and the year of the last one where it names none. */
  function completed(text, last) {
    const typed = text.split(/[/.]/).map((unit) => unit.trim()).filter(Boolean);
    const named = days.order.filter((unit) => unit === "day" || (unit === "month" && typed.length > 1));
    if (typed.length > 2) return text;
    const units = { ...unitsOf(last), ...Object.fromEntries(named.map((unit, place) => [unit, typed[place]])) };
    return days.order.map((unit) => units[unit]).join("/");
  }

  function write(list) {
    return spans(list).map(([first, last]) => (first === last ? days.write(first) : `${shortened(first, last)}–${days.write(last)}`)).join(", ");
  }

  function shortened(first, last) {
    const [units, others] = [unitsOf(first), unitsOf(last)];
    const said = days.order.filter((unit) => unit === "day" || units.year !== others.year || (unit === "month" && units.month !== others.month));
    return said.map((unit) => units[unit]).join("/");
  }

  return { read, write };
}

function unitsOf(iso) {
  const [year, month, day] = iso.split("-");
  return { year, month, day };
}

/** The days from one to another, both among them; one too many where there are more than a span may have. */
function from(first, last) {
  const count = Math.min((Date.parse(last) - Date.parse(first)) / DAY, LONGEST);
  return Array.from({ length: count + 1 }, (_, place) => new Date(Date.parse(first) + place * DAY).toISOString().slice(0, 10));
}

/** First and last of each run of days that follow each other. */
function spans(list) {
  const found = [];
  for (const day of list.toSorted()) {
    const before = found.at(-1);
    if (before && Date.parse(day) - Date.parse(before[1]) === DAY) before[1] = day;
    else found.push([day, day]);
  }
  return found;
}
