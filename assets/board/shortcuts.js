/** The single letters that are keys of the canvas, as `aria-keyshortcuts` and the hints of its buttons name them. */
export const SHORTCUT = Object.freeze({ search: "/", fit: "F", present: "P" });

/** What a button says of itself, with its key. */
export const withKey = (label, key) => ({ title: `${label} (${key})`, "aria-keyshortcuts": key });
