/** Calendar days as people type them and as a field shows them, in the order of the tool's language. */

const PARTS = ["day", "month", "year"];

/** `read(text)` gives a day as `2026-11-09`, null for an empty text, "" for what is none; `write` turns it into a field's text; `order` are its parts. */
export function openTypedDays(locale) {
  const format = new Intl.DateTimeFormat(locale, { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" });
  const order = format.formatToParts(0).map(({ type }) => type).filter((type) => PARTS.includes(type));
  return {
    order,
    read(text) {
      const bare = text.trim();
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
