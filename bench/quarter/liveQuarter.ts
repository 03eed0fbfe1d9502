import { outcomesOf } from '../../src/core/feedback/outcomes';
import { learntFactsOf, type InForceValues } from '../../src/core/feedback/learntFactsOf';
import type { Tallied } from '../../src/core/feedback/tallied';
import { inOrder, nothingTallied, tallyConversation } from '../../src/core/feedback/tally';
import type { FollowUpContent } from '../../src/core/followUp/content';
import type { LearntFacts } from '../../src/core/followUp/silence';
import type { Rules } from '../../src/core/rules/rules';
import { createChance, type Chance } from '../identity/chance';
import { appealsOf, fateOf, nextLook, type Fate, type HiddenBuyer } from './hiddenBuyer';
import { historyOf } from './historyOf';
import { begin, look, nameOf, templateNames, type Talk } from './talk';

/** What came of a quarter. */
export interface Tally {
  followUps: number;
  /** Sent to a buyer who would have written within seven days by themselves. */
  needless: number;
  /** Sent to a buyer who had given it up. */
  inVain: number;
  /** Replies that only came because of a follow-up. */
  woken: number;
  /** All replies of buyers to messages of ours. */
  replies: number;
  /** Hours from the beginning of a silence to its follow-up, where the buyer had forgotten it. */
  waitHours: number[];
  silences: number;
}

interface Life {
  readonly buyer: HiddenBuyer;
  readonly talk: Talk;
  /** What happens by itself, soonest first. */
  next: { readonly atMs: number; readonly what: 'inquiry' | 'weAnswer' | 'theyReply' } | null;
  inquiryAtMs: number;
  inquiries: number;
  silences: number;
  turnsLeft: number;
  fate: Fate | null;
  isWoken: boolean;
}

const hourMs = 3600 * 1000;
const dayMs = 24 * hourMs;

/** One policy's quarter, with the same buyers and the same chances as every other policy's. */
export class Quarter {
  readonly tally: Tally = { followUps: 0, needless: 0, inVain: 0, woken: 0, replies: 0, waitHours: [], silences: 0 };
  private readonly lives: Life[];
  private readonly appeals: readonly number[];

  constructor(
    buyers: readonly HiddenBuyer[],
    private readonly rules: Rules,
    private readonly seed: number,
    startMs: number,
  ) {
    this.appeals = appealsOf(templateNames.length, seed);
    this.lives = buyers.map((buyer) => {
      const chance = this.chance(buyer, 0, 0);
      const inquiryAtMs = nextLook(buyer, startMs + chance.next() * buyer.daysBetween * dayMs, chance);
      return {
        ...{ buyer, next: { atMs: inquiryAtMs, what: 'inquiry' as const }, inquiryAtMs, inquiries: 0, silences: 0 },
        ...{ turnsLeft: 0, fate: null, isWoken: false },
        talk: {
          ...{
            messages: [],
            followUpsAtMs: [],
            told: [],
            sentInSilence: 0,
            liveTurns: 0,
            lastInboundAtMs: startMs,
            plan: null,
            fixedLast: { wording: null, putOffAtMs: null },
          },
          ours: { asks: true, courtesy: false, price: false, offer: false, closes: false, promisesUs: false },
        },
      };
    });
  }

  /** All message times so far, by buyer: what is learnt from. */
  histories() {
    return this.lives.map(({ buyer, talk }) => ({ messages: [...talk.messages], zone: buyer.zone }));
  }

  /** What is counted of outcomes, by the product's own fold. */
  tallied(nowMs: number): Tallied {
    const tallied = nothingTallied();
    for (const { talk } of this.lives) tallyConversation(tallied, outcomesOf(historyOf(talk), nowMs), []);
    return inOrder(tallied);
  }

  /** Goes on until an instant, under what is learnt by now. */
  liveUntil(untilMs: number, learnt: InForceValues): void {
    for (const life of this.lives) this.liveOne(life, untilMs, learnt);
  }

  private liveOne(life: Life, untilMs: number, learnt: InForceValues): void {
    for (;;) {
      const { next, talk } = life;
      const happensMs = next?.atMs ?? Infinity;
      const looksMs = talk.plan?.lookAtMs ?? Infinity;
      if (Math.min(happensMs, looksMs) >= untilMs) return;
      if (happensMs <= looksMs && next !== null) this.happen(life, next, learnt);
      else this.lookNow(life, looksMs, learnt);
    }
  }

  private happen(life: Life, { atMs, what }: NonNullable<Life['next']>, learnt: InForceValues): void {
    const { talk, buyer } = life;
    if (what === 'weAnswer') return this.weWrote(life, atMs, learnt);
    const chance = this.chance(buyer, life.inquiries + 1, life.silences);
    if (what === 'inquiry') {
      life.inquiries++;
      life.turnsLeft = 1 + chance.below(4);
      life.inquiryAtMs = nextLook(buyer, atMs - Math.log(1 - chance.next()) * buyer.daysBetween * dayMs, chance);
    } else {
      this.tally.replies++;
      if (life.isWoken) this.tally.woken++;
      life.turnsLeft--;
    }
    Object.assign(talk, { lastInboundAtMs: atMs, sentInSilence: 0, plan: null });
    Object.assign(life, { fate: null, isWoken: false });
    talk.liveTurns = what === 'inquiry' ? 1 : talk.liveTurns + 1;
    talk.messages.push({ atMs, direction: 'in' });
    // The last word may be the buyer's: then nothing is open.
    const answersAtMs = atMs + Math.round((2 + 40 * chance.next() ** 3) * 60_000);
    life.next =
      life.turnsLeft > 0 ? { atMs: answersAtMs, what: 'weAnswer' } : { atMs: life.inquiryAtMs, what: 'inquiry' };
    if (life.next.what === 'inquiry' && life.next.atMs <= atMs) life.next = { atMs: atMs + dayMs, what: 'inquiry' };
  }

  private weWrote(life: Life, atMs: number, learnt: InForceValues): void {
    const { talk, buyer } = life;
    life.silences++;
    this.tally.silences++;
    const chance = this.chance(buyer, life.inquiries, life.silences);
    talk.ours = { ...talk.ours, price: chance.happens(0.5) };
    if (atMs - talk.lastInboundAtMs > 30 * 60_000) talk.liveTurns = 0;
    talk.messages.push({ atMs, direction: 'out' });
    life.fate = fateOf(buyer, atMs, atMs - talk.lastInboundAtMs < 15 * 60_000, chance);
    begin(talk, buyer, atMs, this.rules, this.factsFor(life, learnt));
    this.waitFor(life, atMs);
  }

  /** What comes next by itself while we are silent. */
  private waitFor(life: Life, atMs: number): void {
    const { fate } = life;
    const inquiry = { atMs: Math.max(life.inquiryAtMs, atMs + hourMs), what: 'inquiry' as const };
    const isReply = fate?.kind === 'replies' && fate.atMs < inquiry.atMs;
    life.next = isReply ? { atMs: Math.max(fate.atMs, atMs + 1), what: 'theyReply' } : inquiry;
  }

  private lookNow(life: Life, atMs: number, learnt: InForceValues): void {
    const { talk, buyer } = life;
    const plan = talk.plan;
    if (plan === null) return;
    const decision = look(talk, plan, buyer, atMs, this.rules, this.factsFor(life, learnt));
    if (decision.outcome === 'lookLater' || decision.outcome === 'putOff') {
      talk.plan = { ...plan, ...decision, outcome: 'lookLater', silence: decision.silence ?? plan.silence };
      return;
    }
    talk.plan = null;
    if (decision.outcome !== 'send' && decision.outcome !== 'sendTemplate') return;
    const content =
      decision.outcome === 'send'
        ? ({ kind: 'text', wording: decision.wording ?? 'usual', text: decision.text } as const)
        : decision.template;
    this.followedUp(life, atMs, content, learnt);
  }

  private followedUp(life: Life, atMs: number, content: FollowUpContent, learnt: InForceValues): void {
    const { talk, buyer, fate } = life;
    const sinceMs = talk.messages.at(-1)?.atMs ?? atMs;
    this.tally.followUps++;
    if (fate?.kind === 'replies' && fate.atMs - atMs <= 7 * dayMs) this.tally.needless++;
    const isForgotten = fate?.kind === 'forgets' && fate.atMs <= atMs;
    if (fate?.kind === 'drops') this.tally.inVain++;
    if (fate?.kind === 'forgets') this.tally.waitHours.push((atMs - sinceMs) / hourMs);
    const chance = this.chance(buyer, life.inquiries, life.silences, 1);
    if (isForgotten && chance.happens(buyer.wakes * (this.appeals[templateNames.indexOf(nameOf(content))] ?? 1))) {
      life.fate = { kind: 'replies', atMs: nextLook(buyer, atMs, chance) };
      life.isWoken = true;
    }
    talk.followUpsAtMs.push(atMs);
    talk.messages.push({ atMs, direction: 'out', followUp: content });
    talk.sentInSilence++;
    begin(talk, buyer, atMs, this.rules, this.factsFor(life, learnt));
    this.waitFor(life, atMs);
  }

  /** What is learnt, as the decision about this silence is told it: wordings are drawn once a silence. */
  private factsFor({ buyer, silences }: Life, learnt: InForceValues): LearntFacts | null {
    const candidates = templateNames.map((name) => ({ name, isTemplate: true, textKeys: [] }));
    const seed = (this.seed * 31 + buyer.number) * 1009 + silences;
    return learntFactsOf(learnt, candidates, { language: 'en', seed });
  }

  /** The chances of one moment, whatever happened before under this policy. */
  private chance(buyer: HiddenBuyer, inquiry: number, silence: number, part = 0): Chance {
    return createChance(((this.seed * 31 + buyer.number) * 1009 + inquiry * 37 + silence) * 7 + part);
  }
}
