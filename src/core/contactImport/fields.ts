/** What a column of a file can hold. */
export type Field =
  | 'contactId'
  | 'name'
  | 'firstName'
  | 'lastName'
  | 'phones'
  | 'emails'
  | 'company'
  | 'externalIds'
  | 'language'
  | 'owner'
  | 'optedOut';

/** Those a file may have several columns of. */
export const severalOf: ReadonlySet<Field> = new Set<Field>(['phones', 'emails', 'externalIds']);

/** More rows than this are not taken in one file. */
export const mostRows = 200_000;
