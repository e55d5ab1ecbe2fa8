/** A list that somebody pastes: one text for each of its points. */

const BULLET = /^\s*(?:[-–—•·*▪◦‣●○■□✓✔+]|\(?\d{1,3}[.)]|\(?[a-zA-Z]\))\s+(?:\[[ xX]?\]\s+)?/u;

/** The points of a text without their bullets or numbers; a line without one goes on from the point above it. */
export function pointsOf(text) {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/u).map((line) => line.replace(/\t+/g, " ").trimEnd());
  const full = lines.filter((line) => line.trim());
  const listed = full.filter((line) => BULLET.test(line)).length * 2 >= full.length && BULLET.test(full[0] ?? "");
  const points = [];
  for (const line of full) {
    if (listed && !BULLET.test(line) && points.length) points.push(`${points.pop()} ${line.trim()}`);
    else points.push(line.replace(BULLET, "").trim());
  }
  return points.filter(Boolean);
}
