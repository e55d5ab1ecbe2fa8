/** How long a person may pause in writing before what is there is sent. */
export const TYPING_PAUSE = 500; // milliseconds without a key
