/** What is being typed and not yet saved, kept in this browser so that a reload does not take it away. */
function openDrafts(workshop) {
  const shelf = `canvas.draft:${workshop}:`;

  function keepDraft(name, draft) {
    try {
      if (draft) localStorage.setItem(shelf + name, JSON.stringify(draft));
      else localStorage.removeItem(shelf + name);
    } catch {
      // private mode or full: the field itself still holds it
    }
  }

  function draft(name) {
    try {
      return JSON.parse(localStorage.getItem(shelf + name));
    } catch {
      return null;
    }
  }

  function names() {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(shelf));
    return keys.map((key) => key.slice(shelf.length));
  }

  return { keep: keepDraft, of: draft, names };
}

/** A small choice that this browser remembers between visits. */
function remembered(name, value) {
  try {
    if (value !== undefined) localStorage.setItem(`canvas.${name}`, value);
    return localStorage.getItem(`canvas.${name}`);
  } catch {
    return null;
  }
}
