/** How saving stands, by name: what the outbox tells, and what the style sheets know. */
export const STATE = Object.freeze({ saved: "saved", saving: "saving", offline: "offline", refused: "refused" });
