/** The keys of the whole canvas. */

/** Streamlit has shortcuts of single letters; they are not for somebody who works here. */
export function shield(event) {
  if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
}
