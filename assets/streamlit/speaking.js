/** One text of Streamlit in the reader's language. */

/**
 * Gives what turns one of Streamlit's texts into ours; a text it does not know stays as it is. `words`: its words -> ours,
 * with `{name}` where the name of a field or an entry stands. Months of its calendars follow by their number.
 */
export function speakLike(words, language) {
  const patterns = Object.entries(words).map(([from, to]) => {
    const around = from.split("{name}").map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return [new RegExp(`^${around.join("(.+)")}$`), to];
  });
  const monthName = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" });

  return (text) => {
    for (const [pattern, to] of patterns) {
      const found = pattern.exec(text);
      if (found) return to.replace("{name}", () => found[1] ?? "");
    }
    const month = /^(\d{1,2}) – \p{L}+$/u.exec(text);
    return month ? `${month[1]} – ${monthName.format(Date.UTC(2000, month[1] - 1))}` : text;
  };
}
