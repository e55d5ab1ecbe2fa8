/** The unsent changes of this window in the browser's store, and what windows that are gone have left there. */
import { newId } from "./ids.js";
import { forget, keysFrom, read, write } from "./browser_store.js";
import { heldLocks, holdLock } from "./window_locks.js";

const ALIVE_FOR = 90_000; // milliseconds after its last sign a window counts as gone, where there are no locks
const GONE = 0; // said in place of the time by a window that is closed

/** The shelf of this window for a workshop: {alive: when the window was last seen, changes} under a key of its own. */
export function openShelf(workshop) {
  const prefix = `canvas.outbox:${workshop}:`;
  const own = prefix + newId();
  const put = (changes, alive) => write(own, changes.length ? { alive, changes } : null);

  /** What other windows have left, as [key, changes], where `isGone(key, kept)`. */
  function left(isGone) {
    return keysFrom(prefix)
      .filter((key) => key !== own)
      .map((key) => [key, read(key)])
      .filter(([key, kept]) => kept && isGone(key, kept))
      .map(([key, kept]) => [key, kept.changes]);
  }

  return {
    /** Keep the changes; says whether the store took them. */
    keep: (changes) => put(changes, Date.now()),
    /** Keep them for whoever comes next: this window is being closed. */
    release: (changes) => put(changes, GONE),
    /** What closed windows have left. */
    closed: () => left((_, kept) => kept.alive === GONE),
    /** What closed windows have left, and those that crashed. */
    async crashed() {
      const held = await heldLocks();
      return left((key, kept) => (held ? !held.includes(key) : Date.now() - kept.alive > ALIVE_FOR));
    },
    forget: (keys) => keys.forEach(forget),
    /** Show that this window lives: by a lock, else by signs (`sign`) between looks at the others (`look`). */
    async live(look, sign) {
      if (await holdLock(own)) return;
      setInterval(look, ALIVE_FOR / 2);
      setInterval(sign, ALIVE_FOR / 4);
    },
  };
}
