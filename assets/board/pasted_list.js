/** A list that somebody pastes: one text for each of its points. */

const SIGN = String.raw`(?:[-–—•·*▪◦‣●○■□✓✔☐☑☒→➔➤➢►▸⁃+\uf0b7\uf0a7]|\(?\d{1,3}[.)]|\(?[a-zA-Z]\))`;
const BOX = String.raw`\[[ xX]?\]`;
const BULLET = new RegExp(String.raw`^\s*${SIGN}\s+(?:${BOX}\s+)?`, "u");
const LONE = new RegExp(`^(?:${SIGN}|${BOX})$`, "u"); // a bullet, a number or a box with nothing after it
const VISIBLE = /[^\p{C}\p{Z}\p{M}\s]/u;

/**
 * The points of a text without their bullets or numbers, and none without words; a line without one goes on from the point above it.
 *
 * Where a heading stands above the list, other headings may follow: there only an indented line goes on.
 */
export function pointsOf(text) {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/u).map((line) => line.replace(/\t+/g, " ").trimEnd());
  const full = lines.filter((line) => line.trim());
  const listed = full.filter((line) => BULLET.test(line)).length * 2 >= full.length;
  const headed = !BULLET.test(full[0] ?? "");
  const points = [];
  for (const line of full) {
    const goesOn = listed && !BULLET.test(line) && (!headed || /^\s/u.test(line));
    if (goesOn && points.length) points.push(`${points.pop()} ${line.trim()}`);
    else points.push(line.replace(BULLET, "").trim());
  }
  return points.filter((point) => VISIBLE.test(point) && !LONE.test(point));
}
