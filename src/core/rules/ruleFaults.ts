/** One place of a rules document that makes no sense, and the way out. The message stands after the path and a colon. */
export interface RulesFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Those of the second and later places where a name stands that stood before. */
export function repeated(names: readonly string[], pathOf: (index: number) => RulesFault['path']): RulesFault[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) < index ? [{ path: pathOf(index), message: `"${name}" is there twice.` }] : [],
  );
}

/** Nothing when these hours are listed, or none are named. */
export function knownHours(name: string | undefined, names: readonly string[], path: RulesFault['path']): RulesFault[] {
  if (name === undefined || names.includes(name)) return [];
  const there = names.length === 0 ? 'none are listed there yet' : `there is ${names.join(', ')}`;
  return [{ path, message: `There is no "${name}" in hours; ${there}.` }];
}
