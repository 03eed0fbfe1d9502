import { fitRhythm } from '../../src/core/rhythm/fitRhythm';
import { planMoment } from '../../src/core/rhythm/planMoment';
import { percentile } from '../statistics';
import type { Prepared } from './compare';
import { judgedOf } from './compare';
import { byRhythm, judge, silenceOfSpan } from './forecasters';
import { rulePlan } from './momentRules';
import { same } from './spans';

const hourMs = 3600 * 1000;
const dayMs = 24 * hourMs;
const prematureHours = 150;

/** How long one moment takes to plan, in open hours of 08 to 21; and that it is the moment rule P gives where all hours are open. */
export function timePlanning({ set, spans, split, model }: Prepared): string {
  const test = judgedOf(set, spans).filter(({ part }) => part === 'test');
  const planned = (isOpen: (atMs: number) => boolean) =>
    test.map((span) => {
      const silence = silenceOfSpan(span);
      const bounds = {
        earliestMs: silence.beganAtMs + dayMs,
        latestMs: silence.beganAtMs + Math.min(120, set.windowHours) * hourMs,
        freeUntilMs: null,
        isOpen,
      };
      const costs = { prematureHours, templateHours: 0 };
      const startedMs = performance.now();
      const plan = planMoment({ model, buyer: span.buyer, silence, bounds, costs });
      return { tookMs: performance.now() - startedMs, hours: ((plan?.atMs ?? 0) - silence.beganAtMs) / hourMs };
    });
  const judged = judge(test, byRhythm(model), set.windowHours, split.endMs);
  const moments = rulePlan(24, Math.min(120, set.windowHours))(judged, prematureHours);
  const differing = planned(() => true).filter(({ hours }, index) => Math.abs(hours - (moments[index] ?? 0)) > 1e-6);
  same(`${set.name}: moments planned by the product that are not rule P's`, differing.length, 0);
  const times = planned((atMs) => {
    const hour = Math.floor(atMs / hourMs) % 24;
    return hour >= 8 && hour < 21;
  }).map(({ tookMs }) => tookMs);
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  return `${times.length} moments: mean ${mean.toFixed(3)} ms, 99 % within ${percentile(times, 0.99).toFixed(3)} ms.`;
}

/** How long it takes to learn from 100,000 spans or more: the histories of a set as often as it needs. */
export function timeLearning({ set, histories, spans, split }: Prepared): string {
  const times = Math.ceil(100_000 / spans.length);
  const many = Array.from({ length: times }, () => histories).flat();
  const [startedMs, processor] = [performance.now(), process.cpuUsage()];
  const model = fitRhythm(many, split.endMs, set.windowHours);
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  const used = process.cpuUsage(processor);
  const processorSeconds = ((used.user + used.system) / 1e6).toFixed(1);
  const bytes = JSON.stringify(model).length;
  return `${model?.learntFromSpans ?? 0} spans of ${set.name} (${times} times): ${seconds} s (${processorSeconds} s of processor time); the model is ${bytes} bytes of JSON.`;
}
