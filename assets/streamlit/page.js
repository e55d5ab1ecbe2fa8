/** What the page itself needs from the browser: its language, a word when the server is away, a menu that leaves a phone. */
const OVERLAID = 768; // pixels below which Streamlit lays its sidebar over the page

function leaveMenu(event) {
  if (innerWidth >= OVERLAID || !event.target.closest?.('[data-testid="stSidebar"] a')) return;
  document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
}

export default function ({ data }) {
  // Streamlit's page says it is English; screen readers and hyphenation need the truth.
  document.documentElement.lang = data.language;
  window.canvasMenu ??= document.addEventListener("click", leaveMenu) ?? true;
  (window.canvasWords ??= openWords())(data.words, data.language);
  (window.canvasAway ??= openAway())(data.away);
}
