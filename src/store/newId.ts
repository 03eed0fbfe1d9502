import { randomBytes } from 'node:crypto';

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
  knowledge: 'knw',
} as const;

/** A new opaque id such as `cnv_8f0c…`: 96 random bits, nothing about a person in it. */
export function newId<Id extends string>(kind: keyof typeof prefixes): Id {
  return `${prefixes[kind]}_${randomBytes(12).toString('hex')}` as Id;
}
