import { setTimeout as pause } from 'node:timers/promises';

/** Closed loop: `lanes` under way at once, each starting its next when its last is done, until `enough` says so. */
export async function runLanes(
  lanes: number,
  enough: (started: number) => boolean,
  one: (lane: number, round: number) => Promise<void>,
): Promise<void> {
  let started = 0;
  const lane = async (number: number): Promise<void> => {
    for (let round = 0; !enough(started); round++) {
      started += 1;
      await one(number, round);
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
}

/**
 * Open loop: sends at even intervals whatever becomes of the earlier ones, and times each from the instant it was meant to be
 * sent, so that a stall counts for all that it held up. Answers milliseconds; null where `one` failed.
 */
export async function runOpenLoop(
  perSecond: number,
  seconds: number,
  one: (number: number) => Promise<boolean>,
): Promise<(number | null)[]> {
  const startMs = performance.now() + 10;
  const answers: Promise<number | null>[] = [];
  for (let number = 0; number < perSecond * seconds; number++) {
    const meantForMs = startMs + (number * 1000) / perSecond;
    const early = meantForMs - performance.now();
    if (early > 0) await pause(early);
    answers.push(one(number).then((good) => (good ? performance.now() - meantForMs : null)));
  }
  return Promise.all(answers);
}
