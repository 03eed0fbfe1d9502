import { allHandlersFinished, condition, continueAsNew, workflowInfo } from '@temporalio/workflow';
import { answerCommands } from './answerCommands';
import type { ConversationInput } from './contract';
import { Desk } from './desk';
import { carryOutNextCommand, doNextDue, receiveNews, sendWhatWaits } from './steps';
import { showStanding } from './showStanding';

/** Past this many events a quiet moment is used to start a fresh run, so that a cold wake-up replays little. */
const usualLongHistoryEvents = 1000;

/**
 * Everything between one account and one buyer, for as long as both exist. The workflow only orders, waits and keeps control
 * state; decisions are taken in activities. One thing at a time: a person's command first, then news, then what is due.
 * A signal that lands while a step runs is kept on the desk and seen by the next pass of the loop.
 */
export async function conversation(input: ConversationInput): Promise<void> {
  const desk = new Desk(input);
  answerCommands(desk);

  while (!desk.gone) {
    await condition(() => desk.hasWork());
    desk.hush();
    if (desk.hasCommand()) await carryOutNextCommand(desk);
    else if (desk.hasNews()) await receiveNews(desk);
    else await doNextDue(desk);
    sendWhatWaits(desk);
    showStanding(desk);

    if (desk.isQuiet() && (desk.isIdle() || hasLongHistory(input))) {
      await condition(allHandlersFinished);
      // No await between this check and the end: what comes in between makes the server run this task again.
      if (desk.isQuiet() && desk.isIdle()) return;
      if (desk.isQuiet() && hasLongHistory(input)) await continueAsNew<typeof conversation>({ ...input, ...desk.carryOver() });
    }
    desk.armAlarm();
  }
  await condition(allHandlersFinished);
}

function hasLongHistory({ longHistoryEvents }: ConversationInput): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return continueAsNewSuggested || historyLength > (longHistoryEvents ?? usualLongHistoryEvents);
}
