import type { ContextMessage } from '../../../src/core/contextualize/context';
import { decideRoute } from '../../../src/core/route/decideRoute';
import { isSilent } from '../../../src/core/route/isSilent';
import { understandTurn } from '../../../src/core/understanding/understandTurn';
import { context, hours, minutes, now, rules } from '../given';

const said = (text: string | null, change: Partial<ContextMessage> = {}): ContextMessage => ({
  type: 'text',
  text,
  atMs: now - minutes(1),
  ...change,
});
const turnOf = (messages: readonly ContextMessage[]) => ({
  messages,
  understanding: understandTurn(messages.filter((message) => !isSilent(message)).map(({ text }) => text ?? '')),
});
const openWait = { sinceMs: now - minutes(5), dueAtMs: now + hours(1) };
const decide = (messages: readonly ContextMessage[], change: Parameters<typeof context>[0] = {}) =>
  decideRoute(context(change, turnOf(messages)), rules());
const codes = (decision: ReturnType<typeof decideRoute>) => decision.reasons.map(({ code }) => code);

describe('an edit', () => {
  test('of a message that is being answered now is not asked twice', () => {
    const edit = said('Quanto custam 50?', { type: 'edit', edit: { before: 'Quanto custa?', ofThisTurn: true } });
    expect(isSilent(edit)).toBe(true);
    expect(decide([said('Quanto custam 50?'), edit])).toMatchObject({ outcome: 'automationReplies' });
  });

  test('that corrects a word of an answered message asks nothing', () => {
    const decision = decide([
      said('Quanto custa isto?', { type: 'edit', edit: { before: 'Quanto custa?', ofThisTurn: false } }),
    ]);
    expect(codes(decision)).toEqual(['nothingAsked']);
  });

  test('that makes a question of an answered message is a question', () => {
    const decision = decide([said('Quanto custa?', { type: 'edit', edit: { before: 'Bom dia', ofThisTurn: false } })]);
    expect(decision.outcome).toBe('automationReplies');
  });

  test('of a message that never came is read as what it says', () => {
    const decision = decide([said('Quanto custa?', { type: 'edit', edit: { before: null, ofThisTurn: false } })]);
    expect(decision.outcome).toBe('automationReplies');
  });
});

describe('what the buyer took back', () => {
  const takenBack = [said(null, { revoked: true }), said(null, { type: 'revoke' })];

  test('needs no reply any more, and the wait it opened ends', () => {
    const decision = decide(takenBack, { wait: openWait });
    expect(decision).toMatchObject({ outcome: 'noReply', dismissesWait: true });
    expect(codes(decision)).toEqual(['takenBack']);
  });

  test('leaves what was asked beside it', () => {
    expect(decide([...takenBack, said('Quanto custa?')], { wait: openWait })).toMatchObject({
      outcome: 'automationReplies',
      dueAtMs: openWait.dueAtMs,
    });
  });

  test('of a message that was answered, or never came, asks nothing', () => {
    expect(codes(decide([said(null, { type: 'revoke' })]))).toEqual(['nothingAsked']);
  });
});

describe('a person answered from the phone app', () => {
  const messages = [said('Quanto custa?')];
  const answered = { ...turnOf(messages), answeredOnPhone: true };

  test('after this was written: nothing is left to answer', () => {
    expect(codes(decideRoute(context({}, answered), rules()))).toEqual(['answeredOnPhone']);
  });

  test('before this was written, or while something older waits: it needs a reply', () => {
    expect(decide(messages).outcome).not.toBe('noReply');
    expect(decideRoute(context({ wait: openWait }, answered), rules()).outcome).not.toBe('noReply');
  });
});

test('content the channel could not pass on goes to a person', () => {
  const decision = decide([said(null, { type: 'interactive', notAvailable: true })]);
  expect(decision.outcome).toBe('humanReplies');
  expect(codes(decision)[0]).toBe('contentNotAvailable');
});
