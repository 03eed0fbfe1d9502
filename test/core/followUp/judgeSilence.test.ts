import fc from 'fast-check';
import { inActiveHours } from '../../../src/core/followUp/activeHours';
import { judgeSilence, type SilenceFacts } from '../../../src/core/followUp/judgeSilence';
import { days, hours, now, rules } from '../given';

const silence = (change: Partial<SilenceFacts> = {}): SilenceFacts => ({
  nowMs: now,
  begins: 'afterOurMessage',
  ourText: 'De qual produto você quer saber o preço?',
  needsReply: false,
  sentInSilence: 0,
  control: { state: 'open', optedOut: false, ownRules: null },
  ...change,
});

test.each([
  ['closed', 'a closed conversation', silence({ control: { state: 'closed', optedOut: false, ownRules: null } })],
  ['ours', 'the buyer waits for us', silence({ needsReply: true })],
])('no follow-up, because %s: %s', (code, _, facts) => {
  expect(judgeSilence(facts, rules())).toMatchObject({ outcome: 'noFollowUp', reasons: [{ code }] });
});

test.each([
  ['optedOut', 'the buyer opted out', silence({ control: { state: 'open', optedOut: true, ownRules: null } }), rules()],
  ['followUpOff', 'the rules want none', silence(), rules({ followUp: { enabled: false } })],
  [
    'followUpOff',
    "this buyer's own rules want none",
    silence({ control: { state: 'open', optedOut: false, ownRules: { followUp: { enabled: false } } } }),
    rules(),
  ],
  ['nothingOwed', 'the buyer said thanks', silence({ begins: 'afterBuyersClosing', ourText: null }), rules()],
  ['followedUpEnough', 'one follow-up went out already', silence({ sentInSilence: 1 }), rules()],
  ['noOpenQuestion', 'our last word asked nothing', silence({ ourText: 'Segue o catálogo.' }), rules()],
  ['noOpenQuestion', 'our last word was a picture', silence({ ourText: null }), rules()],
])('quiet until it is closed, because %s: %s', (code, _, facts, general) => {
  expect(judgeSilence(facts, general)).toMatchObject({
    outcome: 'lookLater',
    silence: 'nothingOwed',
    lookAtMs: now + days(7),
    reasons: [{ code }, { code: 'closeQuietly' }],
  });
});

test.each(['Deseja que eu reserve?', '需要我为您预留吗？', 'هل أحجز لك واحدة؟', 'क्या मैं बुक कर दूँ?'])(
  'an open question is hesitation: %s',
  (ourText) => {
    const decision = judgeSilence(silence({ ourText }), rules());
    expect(decision).toMatchObject({ silence: 'hesitation', lookAtMs: now + hours(24) });
    expect(decision.reasons.map(({ code }) => code)).toEqual(['hesitation', 'floor']);
  },
);

test('a floor that ends at night is looked at in the morning, on the clock of the rules', () => {
  const nightly = rules({ followUp: { waitHours: 20, timeZone: 'Asia/Kolkata' } });
  // 12:00 UTC + 20 h = 13:30 in Kolkata: fine. 20:00 UTC + 20 h = 21:30 there: the next 9:00.
  expect(judgeSilence(silence(), nightly)).toMatchObject({ lookAtMs: now + hours(20) });
  expect(judgeSilence(silence({ nowMs: now + hours(8) }), nightly)).toMatchObject({
    lookAtMs: Date.parse('2026-03-12T03:30:00Z'),
  });
});

test("a buyer's own rules may ask for a longer wait", () => {
  const own = { followUp: { waitHours: 72 } };
  const facts = silence({ control: { state: 'open', optedOut: false, ownRules: own } });
  expect(judgeSilence(facts, rules())).toMatchObject({ lookAtMs: now + hours(72) });
});

test('never before the floor, always in active hours, whatever the rules and the moment', () => {
  const zone = fc.constantFrom('UTC', 'America/Sao_Paulo', 'Asia/Kolkata', 'Africa/Cairo', 'Asia/Jakarta');
  fc.assert(
    fc.property(
      fc.nat({ max: 400 * 24 }),
      fc.integer({ min: 2, max: 200 }),
      zone,
      fc.nat({ max: 3 }),
      (at, waitHours, timeZone, sentInSilence) => {
        const general = rules({ followUp: { waitHours, timeZone, maxPerSilence: 2 } });
        const nowMs = now + hours(at);
        const decision = judgeSilence(silence({ nowMs, sentInSilence }), general);
        if (decision.outcome !== 'lookLater') throw new Error('an open question has to be looked at');
        if (decision.silence === 'nothingOwed') return expect(sentInSilence).toBeGreaterThanOrEqual(2);
        expect(sentInSilence).toBeLessThan(2);
        expect(decision.lookAtMs).toBeGreaterThanOrEqual(nowMs + hours(waitHours));
        expect(inActiveHours(decision.lookAtMs, general.followUp)).toBe(true);
      },
    ),
  );
});
