/** Searching texts as people type: case and accents do not matter, words may be half typed and in any order. */

const MARKS = /\p{M}/gu;

/**
 * The places `[from, to]` of a text that hold the words of `query`, in order and apart; null where a word is missing.
 *
 * A single letter beside other words is a word that has just been begun: it has to begin one in the text, and is a place
 * only where it stands alone; else each letter of the text would be one.
 */
export function matches(text, query, language) {
  const words = folded(query, language).text.split(/\s+/u).filter(Boolean);
  if (!words.length) return null;
  const { text: plain, places } = folded(text, language);
  const found = [];
  for (const word of words) {
    const isLetter = words.length > 1 && [...word].length === 1;
    const starts = startsOf(plain, word).filter((at) => !isLetter || !isInWord(plain, at - 1));
    if (!starts.length) return null;
    for (const at of starts) {
      const end = at + word.length;
      if (!isLetter || !isInWord(plain, end)) found.push([places[at], places[end]]);
    }
  }
  return apart(found);
}

function startsOf(text, word) {
  const starts = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) starts.push(at);
  return starts;
}

function isInWord(text, at) {
  return /[\p{L}\p{N}]/u.test(text.charAt(at));
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
