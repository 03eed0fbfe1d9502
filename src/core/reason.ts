/** Why something was decided: a code that code may branch on, and one plain sentence for people. */
export interface Reason {
  readonly code: string;
  readonly text: string;
}

/** Makes a reason; keeps call sites on one line. */
export function reason(code: string, text: string): Reason {
  return { code, text };
}
