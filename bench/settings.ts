/** Everything a run can be turned by. All of it is printed with the results. */
export interface Settings {
  /** Messages under way at once, in throughput and in "the most it can take". */
  readonly inFlight: number;
  /** Each of them goes round this many conversations, so that no two messages of one conversation are under way. */
  readonly conversationsEach: number;
  readonly warmUpRounds: number;
  readonly rounds: number;
  readonly messagesPerRound: number;
  /** Rounds in which every message is the first of its conversation. */
  readonly freshRounds: number;
  readonly freshMessagesPerRound: number;
  /** Conversations whose events and state transitions are counted, per case. */
  readonly counted: number;
  readonly burst: number;
  readonly burstGapMs: number;
  readonly ratesPerSecond: readonly number[];
  readonly secondsPerRate: number;
  readonly secondsAtMost: number;
  /** One number's messages and statuses at full rate. */
  readonly floodPerSecond: number;
  readonly floodSeconds: number;
}

export const fullSettings: Settings = {
  inFlight: 40,
  conversationsEach: 5,
  warmUpRounds: 1,
  rounds: 6,
  messagesPerRound: 200,
  freshRounds: 3,
  freshMessagesPerRound: 160,
  counted: 3,
  burst: 20,
  burstGapMs: 100,
  ratesPerSecond: [20, 80],
  secondsPerRate: 8,
  secondsAtMost: 4,
  floodPerSecond: 320,
  floodSeconds: 60,
};

/** For trying the bench itself out: the numbers mean nothing. */
export const quickSettings: Settings = {
  ...fullSettings,
  conversationsEach: 2,
  rounds: 2,
  messagesPerRound: 80,
  freshRounds: 1,
  freshMessagesPerRound: 80,
  counted: 1,
  secondsPerRate: 3,
  secondsAtMost: 2,
  floodSeconds: 5,
};
