import type { MoreContext } from '../../../src/core/contextualize/context';
import { days, hours, now } from '../given';

/** Everything known that a decision also looks at. */
export const more: MoreContext = {
  accountId: 'acc_1',
  companyId: 'com_1',
  customer: { value: 50_000, openDeals: 2 },
  buyer: { timeZone: 'Asia/Almaty', timeZoneFrom: 'phone', country: 'KZ', localTime: '2026-03-10T17:00' },
  exchanges: [{ by: 'agent', text: 'Какой адрес?', atMs: now - hours(2) }],
  openQuestions: { ours: { text: 'Какой адрес?', atMs: now - hours(2) }, theirs: null },
  inquiries: [
    { id: 'inq_2', topic: 'delivery', openedAtMs: now - days(1), outcome: null, endedAtMs: null },
    { id: 'inq_1', topic: 'price', openedAtMs: now - days(9), outcome: 'closed', endedAtMs: now - days(5) },
  ],
  otherConversations: [],
  lastAnswer: { by: 'agent', agent: 'maria', tookMs: hours(1) },
  adEntry: null,
  priceClass: 'service',
  earlierDecisions: [],
  people: [],
};
