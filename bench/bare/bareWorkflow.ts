import {
  condition,
  defineSignal,
  proxyLocalActivities,
  proxySinks,
  setHandler,
  type Sinks,
} from '@temporalio/workflow';

/** Tells the worker process that one signal was taken in; costs no history. */
export interface BareSinks extends Sinks {
  drained: { one(): void };
}

const { drained } = proxySinks<BareSinks>();
const { step } = proxyLocalActivities<{ step(): Promise<void> }>({ scheduleToCloseTimeout: '5s' });
const receive = defineSignal('receive');

/** The floor: takes signals in and does nothing. */
export async function bare(): Promise<void> {
  setHandler(receive, () => drained.one());
  await condition(() => false);
}

/** The floor with the shape of a conversation: two local activities per signal, both empty. */
export async function bareWithSteps(): Promise<void> {
  let waiting = 0;
  setHandler(receive, () => {
    waiting += 1;
  });
  for (;;) {
    await condition(() => waiting > 0);
    waiting -= 1;
    await step();
    await step();
    drained.one();
  }
}
