import type { Language } from '../../src/activities/dependencies';
import type { GivenAnswer, RespondRequest, UnderstandRequest, UnderstoodTurn } from '../../src/core/thinking/thought';
import type { LanguageModel } from '../../src/language/languageModel';

type Next<Request, Result> = (request: Request) => Result | Promise<Result>;

/** A language model that says what a test tells it to; left to itself it is away. */
export class ThinkingStandIn implements LanguageModel {
  readonly name = 'stand-in';
  readonly version = 'stand-in/1';
  readonly asked: (UnderstandRequest | RespondRequest)[] = [];
  readonly understoods: Next<UnderstandRequest, UnderstoodTurn>[] = [];
  readonly answers: Next<RespondRequest, GivenAnswer>[] = [];

  async understand(request: UnderstandRequest): Promise<UnderstoodTurn> {
    this.asked.push(request);
    return (await this.understoods.shift()?.(request)) ?? { kind: 'failed', failure: 'away' };
  }

  async answer(request: RespondRequest): Promise<GivenAnswer> {
    this.asked.push(request);
    return (await this.answers.shift()?.(request)) ?? { kind: 'failed', failure: 'away' };
  }

  /** As the worker gets it. */
  asLanguage(limits: Partial<Omit<Language, 'model'>> = {}): Language {
    return { model: this, timeoutMs: 8000, callsPerDay: 100, ...limits };
  }

  forget(): void {
    for (const list of [this.asked, this.understoods, this.answers]) list.splice(0);
  }
}

/** It understood a turn like this. */
export function understoodAs(
  intent: 'delivery' | 'price' | 'complaint' | 'closing' | 'order',
  confidence = 0.9,
): Extract<UnderstoodTurn, { kind: 'understood' }> {
  return {
    kind: 'understood',
    told: {
      language: 'pt',
      intents: [{ intent, confidence }],
      ...{ asks: intent !== 'closing', urgent: false, sentiment: 'neutral' },
    },
  };
}
