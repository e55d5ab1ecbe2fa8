/** Small choices that this browser remembers between visits. */

/** Remember a value under a name, if one is given; gives what is remembered, or null. */
export function remembered(name, value) {
  try {
    if (value !== undefined) localStorage.setItem(`canvas.${name}`, value);
    return localStorage.getItem(`canvas.${name}`);
  } catch {
    return null; // a private window has no store
  }
}
