/** Numbers, per cents and times in the reader's language. */
function openNumbers(language, texts) {
  const locale = { it: "it-IT", en: "en-GB" }[language] ?? language;
  const level = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const short = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
  // Sums of thirds and quarters miss a half by a hair; the files round them the same way.
  const exact = (value) => Math.round(value * 1e9) / 1e9;
  const plural = new Intl.PluralRules(locale);
  return {
    level: (value) => (value === null || value === undefined ? "–" : level.format(exact(value))),
    short: (value) => short.format(exact(value)),
    percent: (value) => (value === null || value === undefined ? "–" : fill(texts.percent, { number: whole.format(exact(value)) })),
    clock: (date) => clock.format(date),
    notes: (count) => fill(plural.select(count) === "one" ? texts.notes_one : texts.notes_many, { count: whole.format(count) }),
  };
}
