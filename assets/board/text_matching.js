/** Searching texts as people type: case, accents and punctuation do not matter, words may be half typed and in any order. */

const MARK = /\p{M}/u;
const MARKS = /\p{M}/gu;
const PUNCTUATION = /[\p{M}\p{P}]/gu;
const PARTS_WORDS = /[-/]/gu;

/**
 * The places `[from, to]` of a text that hold the words of `query`, in order and apart; null where a word is missing. What is
 * not there as it is written is looked for without punctuation: `anfora srl` finds “L’Ànfora S.r.l.”.
 */
export function matches(text, query, language) {
  return places(text, query, language, MARKS) ?? places(text, query.replace(PARTS_WORDS, " "), language, PUNCTUATION);
}

/**
 * The places `[from, to]` of a text that hold the words of `query`, both without what `leaves` matches.
 *
 * A single letter beside other words is a word that has just been begun: it has to begin one in the text, and is a place
 * only where it stands alone; else each letter of the text would be one.
 */
function places(text, query, language, leaves) {
  const words = folded(query, language, leaves).text.split(/\s+/u).filter(Boolean);
  if (!words.length) return null;
  const { text: plain, starts: from, ends: to } = folded(text, language, leaves);
  const found = [];
  for (const word of words) {
    const isLetter = words.length > 1 && [...word].length === 1;
    const starts = startsOf(plain, word).filter((at) => !isLetter || !isInWord(plain, at - 1));
    if (!starts.length) return null;
    for (const at of starts) {
      const end = at + word.length;
      if (!isLetter || !isInWord(plain, end)) found.push([from[at], to[end - 1]]);
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

/** A text without case and what `leaves` matches, and for each of its letters from where to where it is in the text as it was. */
function folded(text, language, leaves) {
  let plain = "";
  const starts = [];
  const ends = [];
  let at = 0;
  for (const letter of text) {
    const bare = letter.normalize("NFKD").replace(leaves, "").toLocaleLowerCase(language).replace(/[’‘`]/gu, "'");
    for (let index = 0; index < bare.length; index += 1) {
      starts.push(at);
      ends.push(at + letter.length);
    }
    plain += bare;
    at += letter.length;
    if (!bare && MARK.test(letter)) ends[ends.length - 1] = at; // of the letter before it
  }
  return { text: plain, starts, ends };
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
