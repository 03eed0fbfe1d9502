/** Makes a switch over a union exhaustive: does not compile while a case is missing. Throws when data from outside breaks the type. */
export function assertNever(value: never): never {
  throw new TypeError(`Unexpected value: ${JSON.stringify(value)}`);
}
