/** Calendar days as people type them and as a field shows them, in the order of the tool's language. */

const PARTS = ["day", "month", "year"];
const NAMED = /^(\d{1,2})\s+(\p{L}{3,})\.?(?:\s+(\d{2}|\d{4}))?$/u; // three letters tell every month of Italian and English

/** `read(text)` gives a day as `2026-11-09`, null for an empty text, "" for what is none; `write` turns it into a field's text; `order` are its parts; `numbered` writes a month's name as its number. */
export function openTypedDays(locale) {
  const format = new Intl.DateTimeFormat(locale, { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" });
  const order = format.formatToParts(0).map(({ type }) => type).filter((type) => PARTS.includes(type));
  const longMonth = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
  const months = Array.from({ length: 12 }, (_, place) => longMonth.format(Date.UTC(2026, place)).toLowerCase());

  /** `9/8/2027` of `9 ago 2027`, `9/8` of `9 agosto`; any other text as it is. */
  function numbered(text) {
    const named = NAMED.exec(text.trim());
    const found = named ? months.findIndex((name) => name.startsWith(named[2].toLowerCase())) : -1;
    if (found < 0) return text;
    const units = { day: named[1], month: found + 1, year: named[3] };
    return order.map((part) => units[part]).filter(Boolean).join("/");
  }

  return {
    order,
    numbered,
    read(text) {
      const bare = numbered(text.trim());
      if (!bare) return null;
      const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(bare);
      if (iso) return dayOf(...iso.slice(1).map(Number));
      const typed = /^(\d{1,4})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{1,4})$/.exec(bare);
      if (!typed) return "";
      const { year, month, day } = Object.fromEntries(order.map((part, place) => [part, typed[place + 1]]));
      return [2, 4].includes(year.length) ? dayOf(Number(year.length === 2 ? `20${year}` : year), Number(month), Number(day)) : "";
    },
    write: (day) => format.format(new Date(`${day}T00:00:00Z`)),
  };
}

/** The day as `2026-11-09`; "" where the calendar has none such. */
function dayOf(year, month, day) {
  const moment = new Date(Date.UTC(year, month - 1, day));
  const exists = moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day;
  return exists ? moment.toISOString().slice(0, 10) : "";
}
