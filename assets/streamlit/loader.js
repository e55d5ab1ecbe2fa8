/**
 * What Streamlit gets as the script of a component: it brings the component's modules from the server. `FILES` stands
 * before it: the addresses of the component's module and of all that this imports.
 *
 * The files are fetched first, again and again while the server is away, and imported once all are here: browsers keep a
 * failed import for good, and Streamlit would show an error in place of the component until the page is loaded again.
 */
const SHORTEST_PAUSE = 500; // milliseconds
const LONGEST_PAUSE = 10_000;
const STANDING = Symbol.for("canvas.standing"); // the name, on a component's place in the page, of what stands there
const UNDER_WAY = Symbol.for("canvas.files under way"); // the name, on the page, of the files that are being fetched
let loading = null;

async function load() {
  let pause = SHORTEST_PAUSE;
  while (!(await fetchAll())) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }
  return import(location.origin + FILES[0]);
}

/** Fetch the files into the browser's cache, where the import finds them; says whether all are there. */
async function fetchAll() {
  try {
    const answers = await Promise.all(FILES.map(fetchOnce));
    if (answers.some((answer) => answer.status === 404)) location.reload(); // the program has been updated meanwhile
    return answers.every((answer) => answer.ok);
  } catch {
    return false;
  }
}

/** Fetch a file whole; components that begin at the same time and share it fetch it once. */
function fetchOnce(file) {
  const underWay = (globalThis[UNDER_WAY] ??= new Map());
  if (!underWay.has(file)) {
    const whole = fetch(file).then((answer) => answer.text().then(() => answer));
    underWay.set(file, whole.finally(() => underWay.delete(file)));
  }
  return underWay.get(file);
}

/**
 * Streamlit calls this at every run, and calls what it gives when the component leaves the page; also, a moment late,
 * for a call that a further run has overtaken: then the component stays.
 */
export default async function (component) {
  const module = await (loading ??= load());
  const place = component.parentElement;
  const before = place[STANDING];
  if (before && before.module !== FILES[0]) before.leave(true); // for good: it is of a version before an update
  const standing = { module: FILES[0], leave: module.default(component) ?? (() => {}) };
  place[STANDING] = standing;
  return () => {
    if (place[STANDING] !== standing) return;
    delete place[STANDING];
    standing.leave();
  };
}
