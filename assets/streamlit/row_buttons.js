/**
 * Listens for presses on the buttons of a table: `st.html` keeps a button and its data attributes, but no script.
 *
 * The buttons are hidden until somebody listens (`data-rows` on the page), so that no press is lost.
 */
const listeners = new Map(); // name of a table -> what listens on its behalf

export default function ({ data: { name }, setTriggerValue }) {
  const pressed = (event) => {
    const button = event.target.closest?.(`button[data-opens="${name}"]`);
    if (button) setTriggerValue("row", button.dataset.row);
  };
  stop(name);
  listeners.set(name, pressed);
  document.addEventListener("click", pressed);
  document.documentElement.dataset.rows = name;
  return () => {
    stop(name);
    delete document.documentElement.dataset.rows;
  };
}

function stop(name) {
  document.removeEventListener("click", listeners.get(name));
  listeners.delete(name);
}
