/** Numbers, per cents and times in the reader's language, and the texts that they stand in. */

/** A text with its `{placeholders}` filled in; one without a value stays as it is. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

/** The ways to write numbers in a locale such as "it-IT"; `texts` has the words for per cents and for each plural form of what is counted. */
export function openNumbers(locale, texts) {
  const short = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const withDigits = (digits) => new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const whole = withDigits(0);
  const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
  const plural = new Intl.PluralRules(locale);
  // Sums of thirds and quarters miss a half by a hair; the files round them the same way.
  const exact = (value) => Math.round(value * 1e9) / 1e9;
  const unknown = (value) => value === null || value === undefined;
  return {
    level: (value, digits = 1) => (unknown(value) ? "–" : withDigits(digits).format(exact(value))),
    short: (value) => short.format(exact(value)),
    percent: (value, digits = 0) => (unknown(value) ? "–" : fill(texts.percent, { number: withDigits(digits).format(exact(value)) })),
    clock: (date) => clock.format(date),
    /** The text `name` for a number of things: Python names its forms `<name>_one`, `<name>_other` and so on. */
    counted: (name, count) => fill(texts[`${name}_${plural.select(count)}`] || texts[`${name}_other`], { count: whole.format(count) }),
  };
}
