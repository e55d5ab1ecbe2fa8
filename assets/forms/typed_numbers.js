/** Numbers as people type them and as a field shows them: by the tool's language, whatever the browser speaks. */

const BETWEEN_THOUSANDS = /(?<=\d)[\s'’](?=\d{3}(?!\d))/g;

/** `read(text)` gives the number, null for an empty text, NaN for what is none; `write(number)` the text of a field. */
export function openTypedNumbers(locale) {
  const decimal = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === "decimal").value;
  const format = new Intl.NumberFormat(locale, { useGrouping: "always", maximumFractionDigits: 4 });
  return {
    read(text) {
      const bare = text.trim().replace(BETWEEN_THOUSANDS, "");
      return bare ? Number(plain(bare, decimal) || NaN) : null;
    },
    write: (number) => format.format(number),
  };
}

/**
 * The number with a point before its decimals and nothing else; "" where it can be read in no way. A mark of one kind is
 * the other language's point unless it stands where only this language's thousands are marked: "2.5" is 2,5 in Italian
 * too, and "2.500" is two thousand and five hundred.
 */
function plain(text, decimal) {
  const marks = text.match(/[.,]/g) ?? [];
  const last = marks.at(-1);
  const twoKinds = new Set(marks).size === 2;
  const isDecimal = marks.length > 0 && (twoKinds || (marks.length === 1 && (last === decimal || !areThousands(text, last))));
  const at = isDecimal ? text.lastIndexOf(last) : text.length;
  const [whole, rest] = [text.slice(0, at), text.slice(at + 1)];
  const thousands = whole.match(/[.,]/)?.[0];
  if (thousands && (thousands === (isDecimal ? last : decimal) || !areThousands(whole, thousands))) return "";
  const digits = thousands ? whole.replaceAll(thousands, "") : whole;
  return /^[+-]?\d*$/.test(digits) && /^\d*$/.test(rest) && /\d/.test(digits + rest) ? `${digits || 0}.${rest || 0}` : "";
}

function areThousands(text, mark) {
  const [first, ...groups] = text.split(mark);
  return /^[+-]?[1-9]\d{0,2}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group));
}
