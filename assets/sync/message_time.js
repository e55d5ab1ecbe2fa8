/** How long a short message stays. */
export const MESSAGE_STAYS = 8000; // milliseconds
