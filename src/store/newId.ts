import { createHash, randomBytes } from 'node:crypto';

const prefixes = {
  account: 'acc',
  conversation: 'cnv',
  contact: 'con',
  company: 'cmp',
  deal: 'dea',
  turn: 'trn',
  message: 'msg',
  outbox: 'out',
  command: 'cmd',
  note: 'not',
  merge: 'mrg',
  import: 'imp',
  erasure: 'ers',
  replySweep: 'rsw',
  learningRun: 'lrn',
  knowledge: 'knw',
} as const;

/** A new opaque id such as `cnv_8f0c…`: 96 random bits, nothing about a person in it. */
export function newId<Id extends string>(kind: keyof typeof prefixes): Id {
  return `${prefixes[kind]}_${randomBytes(12).toString('hex')}` as Id;
}

/** An id made from what a record is about, so that the same thing has the same id however often it is made. */
export function idOfParts<Id extends string>(prefix: string, ...parts: readonly (string | number)[]): Id {
  const hash = createHash('sha256').update(parts.join('|')).digest('hex');
  return `${prefix}_${hash.slice(0, 24)}` as Id;
}

/** A whole number below 2^32 made from what a draw is about, so that the same thing draws the same however often. */
export function seedOfParts(...parts: readonly (string | number)[]): number {
  return createHash('sha256').update(parts.join('|')).digest().readUInt32BE(0);
}
