/** A fault of the embedded engines, told in words the person at the terminal can act on. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}

/** The first line of whatever was thrown: for terminal lines, which never show a stack trace. */
export function firstLine(error: unknown): string {
  const text =
    typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
  const line = text.split('\n').find((candidate) => candidate.trim() !== '') ?? 'no reason given';
  return line.trim().slice(0, 300);
}

/** The operating system's code of a fault, as ENOENT. By shape, not by class: Node's own errors are of another realm under Jest. */
export function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
