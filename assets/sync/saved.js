/** Whoever wants to hear that a change of this window, to whichever workshop, has been saved. */
import { openListeners } from "./listeners.js";

const listeners = openListeners();

/** Hear of each change that is saved, as it was sent; gives what ends that. */
export const onSaved = listeners.add;

/** A change has been saved. */
export const tellSaved = listeners.tell;
