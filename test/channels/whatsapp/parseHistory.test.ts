import { isNotAvailable } from '../../../src/core/capture/noticeOf';
import { parseWebhook } from '../../../src/channels/whatsapp/parse';
import { fixture } from './fixture';

const linesOf = (name: string) =>
  parseWebhook(fixture(name)).messages.map(({ channelMessageId, author, historyStatus, identity, content }) => [
    channelMessageId.replace('wamid.', ''),
    author,
    historyStatus,
    identity.phone ?? identity.userId,
    content.type === 'text' ? content.body : content.type,
  ]);
const ana = '5511987654321';
const omar = '201001234567';
const wei = '8613800138000';
const olga = '79261234567';
const priya = 'US.13491208655302741918';

test.each([
  [
    'history-both-sides',
    [
      ['HIST1', 'buyer', null, ana, 'Bom dia, ainda tem a cadeira?'],
      ['HIST2', 'businessApp', 'read', ana, 'Bom dia! Tem sim 🙂'],
      ['HIST3', 'businessApp', 'delivered', ana, 'Posso separar?'],
      ['HIST4', 'businessApp', 'played', ana, 'unknown'],
      ['HIST5', 'businessApp', 'sent', ana, '?'],
      ['HIST6', 'businessApp', 'failed', ana, 'Oi?'],
      ['HIST7', 'businessApp', 'sent', ana, 'Até logo'],
      ['HIST8', 'businessApp', 'sent', ana, 'Obrigado'],
    ],
  ],
  [
    'history-several-threads',
    [
      ['HIST11', 'buyer', null, omar, 'السلام عليكم، كم السعر؟'],
      ['HIST12', 'buyer', null, wei, '你们周末营业吗?'],
      ['HIST13', 'businessApp', 'delivered', wei, '周六营业,周日休息。'],
      ['HIST14', 'buyer', null, '919812345678', 'धन्यवाद 🙏'],
      ['HIST15', 'buyer', null, '972501234567', 'תודה רבה!'],
    ],
  ],
  [
    'history-media-placeholder',
    [
      ['HIST21', 'buyer', null, olga, 'unknown'],
      ['HIST22', 'businessApp', 'played', olga, 'unknown'],
    ],
  ],
  [
    'history-media-afterwards',
    [
      ['HIST21', 'buyer', null, olga, 'image'],
      ['HIST22', 'businessApp', 'sent', olga, 'video'],
    ],
  ],
  [
    'history-thread-without-phone',
    [
      ['HIST31', 'buyer', null, priya, 'Do you ship to Ohio?'],
      ['HIST32', 'businessApp', 'read', priya, 'We do 🙂'],
    ],
  ],
  [
    'history-of-a-number-without-display-phone',
    [
      ['HIST41', 'buyer', null, ana, 'Oi'],
      ['HIST42', 'businessApp', 'read', ana, 'Olá!'],
    ],
  ],
])('%s', (name, lines) => {
  expect(linesOf(name)).toEqual(lines);
  expect(parseWebhook(fixture(name)).messages.every(({ origin }) => origin === 'history')).toBe(true);
});

test('somebody without a phone has the name their thread gives them', () => {
  const { messages } = parseWebhook(fixture('history-thread-without-phone'));
  expect(messages.map(({ identity }) => [identity.phone, identity.username])).toEqual([
    [null, 'priya.k'],
    [null, 'priya.k'],
  ]);
});

test('a media placeholder says that its content is not here, and the file comes under the same id', () => {
  const [placeholder] = parseWebhook(fixture('history-media-placeholder')).messages;
  expect(placeholder?.content).toEqual({ type: 'unknown', declaredType: 'media_placeholder' });
  expect(placeholder !== undefined && isNotAvailable(placeholder.content)).toBe(true);
  const [file] = parseWebhook(fixture('history-media-afterwards')).messages;
  expect(file?.channelMessageId).toBe(placeholder?.channelMessageId);
  expect(file?.content).toMatchObject({ type: 'image', media: { caption: 'Вот такой стол' } });
});

test('a file of ours without an addressee is a fault, and costs nothing but itself', () => {
  const { faults } = parseWebhook(fixture('history-media-of-ours-without-addressee'));
  expect(faults).toEqual([{ place: 'entry[0].changes[0].messages[0]', fault: 'thread: no buyer' }]);
  expect(linesOf('history-media-of-ours-without-addressee')).toEqual([['HIST21', 'buyer', null, olga, 'image']]);
});

test('bad parts cost nothing but themselves', () => {
  const { faults, accountEvents } = parseWebhook(fixture('history-with-bad-parts'));
  expect(linesOf('history-with-bad-parts')).toEqual([['HIST51', 'buyer', null, ana, 'sem conversa']]);
  expect(faults.map(({ place }) => place.replace('entry[0].changes[0].history', ''))).toEqual([
    '[0]',
    '[1].threads',
    '[2].threads[0]',
    '[2].threads[1].messages',
    '[2].threads[3].messages[0]',
  ]);
  expect(accountEvents).toEqual([]);
});

test('a declined history is news about the number', () => {
  const { messages, faults, accountEvents } = parseWebhook(fixture('history-declined'));
  expect([messages, faults]).toEqual([[], []]);
  expect(accountEvents).toMatchObject([
    { field: 'history', what: 'DECLINED', effect: 'alert', channelAccountId: '106540352242922' },
  ]);
  expect(JSON.parse(accountEvents[0]?.details ?? '')).toMatchObject([{ code: 2593109 }]);
});
