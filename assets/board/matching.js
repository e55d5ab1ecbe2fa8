/** Searching texts as people type: case and accents do not matter, words may be half typed and in any order. */

const MARKS = /\p{M}/gu;

/** The places `[from, to]` of a text that hold the words of `query`, in order and apart; null where a word is missing. */
export function matches(text, query, language) {
  const words = folded(query, language).text.split(/\s+/u).filter(Boolean);
  if (!words.length) return null;
  const { text: plain, places } = folded(text, language);
  const found = [];
  for (const word of words) {
    let at = plain.indexOf(word);
    if (at < 0) return null;
    for (; at >= 0; at = plain.indexOf(word, at + word.length)) found.push([places[at], places[at + word.length]]);
  }
  return apart(found);
}

/** A text without case and accents, and for each of its letters (and its end) the place in the text as it was. */
function folded(text, language) {
  let plain = "";
  const places = [];
  let at = 0;
  for (const letter of text) {
    const bare = letter.normalize("NFKD").replace(MARKS, "").toLocaleLowerCase(language).replace(/[’‘`]/gu, "'");
    for (let index = 0; index < bare.length; index += 1) places.push(at);
    plain += bare;
    at += letter.length;
  }
  places.push(text.length);
  return { text: plain, places };
}

function apart(found) {
  const joined = [];
  for (const [from, to] of found.toSorted((one, other) => one[0] - other[0])) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
