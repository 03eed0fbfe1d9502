import { intents, type Intent, type Sentiment, type Understanding } from '../understanding/understanding';

/** What a language model may tell. Opt-out and opt-in are whole messages of the word lists: nobody is opted out on a guess. */
export const toldIntents = intents.filter(
  (intent): intent is Exclude<Intent, 'optOut' | 'optIn'> => intent !== 'optOut' && intent !== 'optIn',
);

export interface ToldUnderstanding {
  /** ISO 639-1. */
  readonly language: string | null;
  readonly intents: readonly { readonly intent: (typeof toldIntents)[number]; readonly confidence: number }[];
  readonly asks: boolean;
  readonly urgent: boolean;
  readonly sentiment: Sentiment;
}

/** A model's own confidences are not calibrated: this much is the most we believe. */
const mostBelieved = 0.95;

/**
 * A model's understanding on top of our own. It may add caution, never take it away: what we find urgent, angry or a question stays
 * so. Dates, quantities, references and e-mails are read by us in either case. Pure.
 */
export function withTold(ours: Understanding, told: ToldUnderstanding, by: string): Understanding {
  const believed = [...told.intents]
    .map(({ intent, confidence }) => ({ intent, confidence: Math.min(mostBelieved, confidence) }))
    .sort((a, b) => b.confidence - a.confidence);
  const known = believed.filter(({ intent }, at) => believed.findIndex((one) => one.intent === intent) === at);
  const wantsPerson = ours.intents?.find(({ intent }) => intent === 'person');
  const intentsTold = wantsPerson && !known.some(({ intent }) => intent === 'person') ? [...known, wantsPerson] : known;
  const [main = { intent: 'other' as const, confidence: 0.5 }] = intentsTold;
  return {
    ...ours,
    language: told.language ?? ours.language,
    intent: main.intent,
    confidence: main.confidence,
    intents: intentsTold,
    asks: told.asks || ours.asks,
    urgent: told.urgent || ours.urgent,
    sentiment: ours.sentiment === 'angry' ? 'angry' : told.sentiment,
    by,
  };
}
