import { setTimeout as pause } from 'node:timers/promises';
import { conversationWorkflowId } from '../src/workflows/contract';
import { waitForDrain } from './drain';
import { newText, phoneOf } from './messages';
import type { Settings } from './settings';
import type { Stage } from './stage';
import { median } from './statistics';

/** What `messages` messages added to a conversation's workflow. Medians over conversations. */
export interface HistoryCost {
  readonly means: string;
  readonly messages: number;
  readonly events: number;
  readonly transitions: number;
}

interface Length {
  readonly events: number;
  readonly transitions: number;
}

/** Counts, not times: the same on every machine. */
export async function measureHistory(stage: Stage, settings: Settings): Promise<HistoryCost[]> {
  const { counted, burst, burstGapMs } = settings;
  const costs: HistoryCost[] = [];
  const add = async (means: string, group: number, messages: number, gapMs: number) => {
    const found = await countEach(stage, group, counted, messages, gapMs);
    costs.push({
      means,
      messages,
      events: median(found.map((length) => length.events)),
      transitions: median(found.map((length) => length.transitions)),
    });
  };
  await stage.line.setQuietSeconds(0);
  await add('one message, settling off, first turn', 40, 1, 0);
  await add('one message, settling off, second turn', 40, 1, 0);
  await add('one message, settling off, third turn', 40, 1, 0);
  await stage.line.setQuietSeconds(2);
  await add('one message, settling on, first turn', 41, 1, 0);
  await add('one message, settling on, second turn', 41, 1, 0);
  await add(`burst of ${burst} at once, settling on, first turn`, 42, burst, 0);
  await add(`burst of ${burst} at once, settling on, second turn`, 42, burst, 0);
  await add(`burst of ${burst}, one every ${burstGapMs} ms, settling on, first turn`, 43, burst, burstGapMs);
  await add(`burst of ${burst}, one every ${burstGapMs} ms, settling on, second turn`, 43, burst, burstGapMs);
  await stage.line.setQuietSeconds(0);
  return costs;
}

async function countEach(
  stage: Stage,
  group: number,
  conversations: number,
  messages: number,
  gapMs: number,
): Promise<Length[]> {
  const found: Length[] = [];
  // One after the other: a loaded machine would put more into one workflow task.
  for (let position = 0; position < conversations; position++) {
    const phone = phoneOf(group, position);
    const before = await lengthOf(stage, phone);
    const said: Promise<boolean>[] = [];
    for (let number = 0; number < messages; number++) {
      said.push(stage.line.say(phone, newText()));
      if (gapMs > 0) await pause(gapMs);
    }
    await Promise.all(said);
    await waitForDrain(stage);
    const after = await lengthOf(stage, phone);
    found.push({ events: after.events - before.events, transitions: after.transitions - before.transitions });
  }
  return found;
}

/** Reads until it stands still: the workflow task ends a moment after the decision is stored. */
async function lengthOf({ store, temporal }: Stage, phone: string): Promise<Length> {
  const conversation = await store.conversations.findOne({ 'identity.phone': phone });
  if (!conversation) return { events: 0, transitions: 0 };
  const handle = temporal.workflow.getHandle(conversationWorkflowId(conversation._id));
  for (let last = -1; ; await pause(150)) {
    const { raw, historyLength } = await handle.describe();
    if (historyLength === last && !raw.pendingWorkflowTask)
      return { events: historyLength, transitions: Number(raw.workflowExecutionInfo?.stateTransitionCount ?? 0) };
    last = historyLength;
  }
}
