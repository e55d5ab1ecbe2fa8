/** Locks by which windows of one browser know which of them live; null where the browser has none for us. */

/** The names of the locks that are held. */
export async function heldLocks() {
  try {
    return (await navigator.locks.query()).held.map((lock) => lock.name);
  } catch {
    return null;
  }
}

/** Hold a lock for as long as the window lives; says whether that worked. */
export async function holdLock(name) {
  try {
    await new Promise((held, failed) => {
      const forever = () => {
        held();
        return new Promise(() => {});
      };
      navigator.locks.request(name, forever).catch(failed);
    });
    return true;
  } catch {
    return false;
  }
}
