/** Keys of the form: an option's own key chooses it; Enter on an option, or Ctrl+Enter anywhere, goes to the next card. */
import { isComposing } from "../sync/dom.js";

/** The listener for keys; `groups` are the form's cards by their key, `focusNext(key)` goes to the card after that one. */
export function openKeys(groups, focusNext) {
  return (event) => {
    if (isComposing(event)) return event.stopPropagation();
    const card = groups.get(event.target.closest(".group")?.dataset.key);
    if (!card) return;
    const isWriting = event.target.matches("input, textarea, select");
    const withModifier = event.ctrlKey || event.metaKey || event.altKey;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey || event.target.matches("[role=radio]"))) {
      event.preventDefault();
      focusNext(card.form.key);
    } else if (!isWriting && !withModifier && event.key.length === 1) {
      const unit = card.units.find((each) => each.kind.press && each.field.options.some((option) => option.key === event.key));
      if (unit?.kind.press(event.key)) event.preventDefault();
    }
  };
}
