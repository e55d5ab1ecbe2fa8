/** Addresses of web pages in a text: only http and https, and only ever as links to them. */

const ADDRESS = /https?:\/\/[^\s<>"“”«»]+/giu;
const CLOSING = { ")": "(", "]": "[", "}": "{" };

/** The parts of a text in their order: `{text}`, or `{text, href}` where it is an address. */
export function partsOf(text) {
  const parts = [];
  let at = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = withoutEnd(match[0]);
    const href = valid(address);
    if (!href) continue;
    if (match.index > at) parts.push({ text: text.slice(at, match.index) });
    parts.push({ text: address, href });
    at = match.index + address.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}

/** An address without the marks that end the sentence around it; a bracket that it opens itself stays. */
function withoutEnd(address) {
  let whole = address;
  for (;;) {
    const last = whole.at(-1);
    const opened = CLOSING[last] && count(whole, CLOSING[last]) >= count(whole, last);
    if (opened || !/[.,;:!?…'’)\]}*_]/u.test(last)) return whole;
    whole = whole.slice(0, -1);
  }
}

function count(text, letter) {
  return text.split(letter).length - 1;
}

function valid(address) {
  try {
    const url = new URL(address);
    return ["http:", "https:"].includes(url.protocol) && url.hostname ? url.href : null;
  } catch {
    return null;
  }
}
