import { opensAtText } from '../../../src/core/route/opensAt';
import { days, hours, now } from '../given';

const at = { timeZone: 'America/Sao_Paulo', language: 'pt', nowMs: now };

test.each([
  ['in the week, by its weekday', now + hours(21), at, 'quarta-feira, 06:00'],
  ['at the buyer\u2019s place', now + hours(21), { ...at, timeZone: 'Asia/Tokyo' }, 'quarta-feira, 18:00'],
  ['next week, with the date', now + days(7), at, '2026-03-17, 09:00'],
  [
    'in a language whose weekdays are not written here',
    now + hours(21),
    { ...at, language: 'de' },
    '2026-03-11, 06:00',
  ],
  ['not at all, when it is too far away', now + days(31), at, null],
  ['not at all, when it is not known', null, at, null],
  ['not at all, where nobody knows the time zone', now, { ...at, timeZone: 'Mars/Base' }, null],
])('%s', (_, opensAtMs, where, text) => expect(opensAtText(opensAtMs, where)).toBe(text));
