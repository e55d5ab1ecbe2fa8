/**
 * What the page itself needs from the browser: its language, a word when the server is away, a menu that leaves a phone and,
 * folded, keeps the focus, a keyboard that reaches all that is in a dialog and finds the way back from it, a long list that
 * comes folded on a phone, undo of what was done to a workshop of the list, lists whose options are found by more than their names.
 */
import { openClosedStore } from "./closed_store.js";
import { openDialogTab } from "./dialog_tab.js";
import { openFindableOptions } from "./findable_options.js";
import { openFoldedMenu } from "./folded_menu.js";
import { openFolding } from "./folding.js";
import { openInputMethods } from "./input_methods.js";
import { openAway } from "./lost_server.js";
import { openPaper } from "./printing.js";
import { openShelfUndo } from "./shelf_undo.js";
import { PART, partNamed } from "./test_ids.js";
import { openWords } from "./english_words.js";
import { openWayBack } from "./way_back.js";

const OVERLAID = 768; // pixels below which Streamlit lays its sidebar over the page
let page = null; // {speak, sayAway, sayClosed}, once there is a page

function openPage() {
  document.addEventListener("click", leaveMenu);
  openDialogTab();
  openInputMethods();
  openPaper();
  openFoldedMenu();
  openFolding();
  openFindableOptions();
  openShelfUndo();
  openWayBack();
  return { speak: openWords(), sayAway: openAway(), sayClosed: openClosedStore() };
}

function leaveMenu(event) {
  if (innerWidth >= OVERLAID || !event.target.closest?.(`${partNamed(PART.sidebar)} a`)) return;
  document.querySelector(`${partNamed(PART.sidebarCollapseButton)} button`)?.click();
}

export default function ({ data }) {
  // Streamlit's page says it is English; screen readers and hyphenation need the truth.
  document.documentElement.lang = data.language;
  page ??= openPage();
  page.speak(data.words, data.language);
  page.sayAway(data.away);
  page.sayClosed(data.closed);
}
