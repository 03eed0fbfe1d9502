import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What the API counts. Labels are route patterns, codes and kinds: nothing about a person. */
export interface Metrics {
  readonly registry: Registry;
  readonly httpSeconds: Histogram<'method' | 'route' | 'status'>;
  readonly intakeSeconds: Histogram<string>;
  readonly intakeRows: Counter<'outcome'>;
  readonly intakeEvents: Counter<'kind'>;
  readonly rings: Counter<'outcome'>;
  readonly commands: Counter<'command' | 'outcome'>;
  readonly replySweepFound: Gauge<'kind'>;
  readonly replySweepFinished: Gauge;
  readonly learningVersion: Gauge<'parameter'>;
  readonly learningRunFinished: Gauge;
  readonly messageOutcomes: Gauge<'kind' | 'outcome'>;
  readonly templates: Gauge<'status'>;
  readonly modelResults: Gauge<'outcome'>;
  readonly modelCacheHits: Gauge;
  readonly modelCallsLeft: Gauge;
  readonly draftsOpen: Gauge;
  readonly alertsOpen: Gauge<'kind'>;
}

/** Makes the API's metrics in a registry of their own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    httpSeconds: new Histogram({
      name: 'continuo_http_request_seconds',
      help: 'Time from request to answer, by route pattern.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    intakeSeconds: new Histogram({
      name: 'continuo_intake_seconds',
      help: 'Time from a signed webhook body to its durable row.',
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3],
      registers,
    }),
    intakeRows: new Counter({
      name: 'continuo_intake_rows_total',
      help: 'Signed webhook bodies, by what became of them.',
      labelNames: ['outcome'],
      registers,
    }),
    intakeEvents: new Counter({
      name: 'continuo_intake_events_total',
      help: 'Events read out of webhook bodies.',
      labelNames: ['kind'],
      registers,
    }),
    rings: new Counter({
      name: 'continuo_rings_total',
      help: 'Doorbells rung at conversations. What failed or was dropped is rung by the relay.',
      labelNames: ['outcome'],
      registers,
    }),
    commands: new Counter({
      name: 'continuo_commands_total',
      help: 'Commands of people, by what became of them.',
      labelNames: ['command', 'outcome'],
      registers,
    }),
    replySweepFound: new Gauge({
      name: 'continuo_reply_sweep_found',
      help: 'What the newest pass of the reply sweep found, by kind: messages that needed a reply and had nobody.',
      labelNames: ['kind'],
      registers,
    }),
    replySweepFinished: new Gauge({
      name: 'continuo_reply_sweep_finished_timestamp_seconds',
      help: 'When the newest pass of the reply sweep ended.',
      registers,
    }),
    learningVersion: new Gauge({
      name: 'continuo_learning_version',
      help: 'The learnt version in force, by parameter; 0 is the fixed policy.',
      labelNames: ['parameter'],
      registers,
    }),
    learningRunFinished: new Gauge({
      name: 'continuo_learning_run_finished_timestamp_seconds',
      help: 'When the newest learning run ended.',
      registers,
    }),
    messageOutcomes: new Gauge({
      name: 'continuo_message_outcomes',
      help: 'What came of our messages of the last half year by kind, as the newest learning run counted it.',
      labelNames: ['kind', 'outcome'],
      registers,
    }),
    templates: new Gauge({
      name: 'continuo_templates',
      help: 'Templates of messages by status, in all accounts and languages.',
      labelNames: ['status'],
      registers,
    }),
    modelResults: new Gauge({
      name: 'continuo_language_model_results_today',
      help: 'What came of the questions to the language model on this day (UTC), by outcome. overBudget, switchedOff, and lacks where no knowledge fits called nobody.',
      labelNames: ['outcome'],
      registers,
    }),
    modelCacheHits: new Gauge({
      name: 'continuo_language_model_cache_hits_today',
      help: 'Questions of this day (UTC) that were answered from what was known.',
      registers,
    }),
    modelCallsLeft: new Gauge({
      name: 'continuo_language_model_calls_left_today',
      help: 'Calls of the language model that LANGUAGE_MODEL_CALLS_PER_DAY still allows on this day (UTC). Missing before the first.',
      registers,
    }),
    draftsOpen: new Gauge({
      name: 'continuo_drafts_open',
      help: 'Answers that wait for a person to approve them.',
      registers,
    }),
    alertsOpen: new Gauge({
      name: 'continuo_alerts_open',
      help: 'Alerts about replies that are missing now, by kind.',
      labelNames: ['kind'],
      registers,
    }),
  };
}
