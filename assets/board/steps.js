/** What is one step for the person here: several changes made together are taken back, and done again, together. */

export function openSteps() {
  const done = [];
  let undone = [];

  /** A step begins; `size` counts its changes, and goes down where one is refused. */
  function begins(size = 1) {
    const step = { size };
    done.push(step);
    undone = [];
    return step;
  }

  /** How many changes the next undo takes back. */
  function undo() {
    return passed(done, (step) => undone.push(step));
  }

  /** How many changes the next redo does again. */
  function redo() {
    return passed(undone, (step) => done.push(step));
  }

  return { begins, undo, redo };
}

/** A page that has just been opened does not know the steps before it: they are of one change each. */
function passed(steps, keep) {
  while (steps.length) {
    const step = steps.pop();
    if (step.size < 1) continue;
    keep(step);
    return step.size;
  }
  return 1;
}
