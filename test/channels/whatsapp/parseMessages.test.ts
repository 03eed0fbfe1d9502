import { parseWebhook } from '../../../src/channels/whatsapp/parse';
import { fixture } from './fixture';

const batchOf = (name: string) => parseWebhook(fixture(name));

test('a returning contact comes with another advertisement; the messages between have none', () => {
  const { messages, faults } = batchOf('referral-of-a-returning-contact');
  expect(
    messages.map(({ referral }) => referral && [referral.sourceType, referral.sourceId, referral.clickId]),
  ).toEqual([['ad', '120226305854810726', 'ARAk-first'], null, ['post', '120226305854819999', null]]);
  expect(faults).toEqual([]);
});

test('two people of one group, whatever the order of the contacts', () => {
  const { messages } = batchOf('group-messages-of-two-people');
  expect(messages.map(({ groupId, identity }) => [groupId, identity.profileName])).toEqual([
    ['HX120363040000000001', 'रवि'],
    ['HX120363040000000001', '王伟'],
  ]);
});

test('edits and removals name their original, seen or not', () => {
  const { messages, faults } = batchOf('edit-and-revoke-of-originals-never-seen');
  expect(messages.map(({ content }) => content)).toEqual([
    {
      type: 'edit',
      originalMessageId: 'wamid.NEVERSEEN1',
      content: { type: 'text', body: 'दो कुर्सियाँ चाहिए' },
    },
    { type: 'revoke', originalMessageId: 'wamid.NEVERSEEN2' },
  ]);
  expect(faults).toEqual([]);
});

test('what the channel could not pass on still has its sender', () => {
  expect(batchOf('unsupported-131060-without-object').messages).toMatchObject([
    { identity: { phone: '79261234567', profileName: 'Ольга' }, content: { type: 'unsupported', code: 131060 } },
  ]);
});

test('a template button says what it answers', () => {
  expect(batchOf('button-after-a-template').messages).toMatchObject([
    { replyTo: 'wamid.OUTTPL', content: { type: 'button', text: 'Да, подтверждаю', payload: 'YES' } },
  ]);
});
