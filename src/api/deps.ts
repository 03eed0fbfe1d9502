import type { Channels } from '../channels/registry';
import type { Sandbox } from '../channels/sandbox/sandbox';
import type { Logger } from '../log';
import type { Database } from '../store/database';
import type { Background } from './background';
import type { Conversations } from './conversations';
import type { Intake } from './intake/intake';
import type { Metrics } from './metrics';

/** Everything the API works with; the composition root, or a test, puts it together. */
export interface ApiDeps {
  readonly store: Database;
  readonly temporal: Conversations;
  readonly channels: Channels;
  readonly keys: { readonly adminApiKey: string; readonly verifyToken: string };
  /** The stand-in for Meta, when this installation runs in sandbox. */
  readonly sandbox: Pick<Sandbox, 'router' | 'noteInbound'> | null;
  readonly clock: () => number;
  readonly log: Logger;
  /** For rings: what hangs with Temporal hangs here. */
  readonly background: Background;
  /** For writes behind an answer: few at once, so that they never stand in the way of the next webhook. */
  readonly backgroundWrites: Background;
  readonly metrics: Metrics;
  readonly version: string;
}

/** What an operation gets beside the request. */
export interface ApiContext extends ApiDeps {
  /** The intake of a channel; undefined when this installation has no such channel. */
  readonly intakeOf: (channelName: string) => Intake | undefined;
  /** The OpenAPI document of this very API. */
  readonly document: () => object;
}
