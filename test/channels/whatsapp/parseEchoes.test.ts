import type { MessageContent } from '../../../src/core/capture/content';
import { parseWebhook } from '../../../src/channels/whatsapp/parse';
import { fixture } from './fixture';

const withheld = { phone: null, userId: 'US.13491208655302741918', profileName: 'Priya', username: 'priya.k' };

const cases: readonly (readonly [name: string, buyer: object, content: MessageContent | object])[] = [
  [
    'echo-of-the-business-app',
    { phone: '5511987654321', userId: 'BR.13491208655302741918', profileName: 'Ana Souza' },
    { type: 'text', body: 'Já te respondo' },
  ],
  [
    'echo-of-media',
    { phone: '201001234567', userId: 'EG.77491208655302741001', profileName: 'عمر' },
    { type: 'image', media: { id: '1003383421387256', caption: 'هذا هو المنتج 📦' } },
  ],
  [
    'echo-of-an-edit',
    { phone: '79261234567', profileName: 'Ольга' },
    {
      type: 'edit',
      originalMessageId: 'wamid.ECHO0',
      content: { type: 'text', body: 'Цена 4 900 ₽, доставка завтра' },
    },
  ],
  [
    'echo-of-a-revoke',
    { phone: '972501234567', profileName: 'נועה' },
    { type: 'revoke', originalMessageId: 'wamid.ECHO0' },
  ],
  ['echo-to-a-user-id-only', withheld, { type: 'text', body: 'नमस्ते, आज ही भेज देंगे 🙏' }],
  [
    'echo-to-a-parent-user-id-only',
    { ...withheld, phone: '14155550199', parentUserId: 'US.ENT.9988' },
    { type: 'text', body: 'On its way' },
  ],
];

test.each(cases)('%s: the buyer is whom it went to', (name, buyer, content) => {
  const { messages, ...rest } = parseWebhook(fixture(name));
  expect(messages).toMatchObject([
    { origin: 'echo', author: 'businessApp', historyStatus: null, identity: buyer, content },
  ]);
  expect(rest).toEqual({ statuses: [], accountEvents: [], addressBook: [], others: [], faults: [] });
});

test('two buyers in one body, each with their own name; one to nobody is a fault', () => {
  const { messages, faults } = parseWebhook(fixture('echoes-to-two-buyers'));
  expect(messages.map(({ channelMessageId, identity }) => [channelMessageId, identity.profileName])).toEqual([
    ['wamid.ECHO6', 'Ana Souza'],
    ['wamid.ECHO7', '王伟'],
  ]);
  expect(faults).toEqual([{ place: 'entry[0].changes[0].message_echoes[2]', fault: 'to: no addressee' }]);
});
