/** A send that was not accepted is tried again this long, by who ordered it; then a person is asked. */
export const tryForMs = { automation: 15 * 60_000, agent: 24 * 3600_000 } as const;
