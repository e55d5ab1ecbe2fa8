/** What people wrote in this browser and the server does not have yet: drafts, and changes that wait to be sent. */
import { keysFrom, read } from "./browser_store.js";
import { drafted } from "./drafts.js";

const SCREENS = Object.freeze({ note: "canvas", choice: "interview", segment: "relationships", task: "plan", risk: "risks", workshop: "settings" });
const OF_RELATIONSHIPS = /^r\d+$/; // questions of the customer relationships

/** How many texts of a workshop are not saved, by the screen where each was written: `[["canvas", 2], …]`. */
export function pendingTexts(workshop) {
  const screens = [...drafted(workshop), ...unsent(workshop)].map(screenOf);
  const counts = new Map();
  for (const screen of screens) counts.set(screen, (counts.get(screen) ?? 0) + 1);
  return [...counts];
}

function unsent(workshop) {
  return keysFrom(`canvas.outbox:${workshop}:`).flatMap((key) => read(key)?.changes ?? []);
}

function screenOf({ kind, values }) {
  if (kind === "answer" && OF_RELATIONSHIPS.test(values?.question ?? "")) return "relationships";
  return SCREENS[kind] ?? "interview";
}
