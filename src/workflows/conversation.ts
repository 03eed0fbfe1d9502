import { allHandlersFinished, condition, continueAsNew, workflowInfo } from '@temporalio/workflow';
import { answerCommands } from './answerCommands';
import type { ConversationInput } from './contract';
import { Desk } from './desk';
import { carryOutNextCommand, doNextDue, fetchWhatWaits, receiveNews, sendWhatWaits, thinkWhatWaits } from './steps';
import { showStanding } from './showStanding';

/** Past this many events a quiet moment is used to start a fresh run, so that a cold wake-up replays little. */
const usualLongHistoryEvents = 1000;
/** Past this many times as many, any moment at which nothing is out is good enough. */
const muchTooLong = 4;

/**
 * Everything between one account and one buyer, for as long as both exist. The workflow only orders, waits and keeps control
 * state; decisions are taken in activities. One thing at a time: a person's command first, then news, then what is due.
 * A signal that lands while a step runs is kept on the desk and seen by the next pass of the loop.
 */
export async function conversation(input: ConversationInput): Promise<void> {
  const desk = new Desk(input);
  answerCommands(desk);
  // A run that goes on from another one already knows where it stands, and what it waits for.
  showStanding(desk);
  desk.armAlarm();

  while (!desk.gone) {
    await condition(() => desk.hasWork());
    desk.hush();
    if (desk.hasCommand()) await carryOutNextCommand(desk);
    else if (desk.hasNews()) await receiveNews(desk);
    else await doNextDue(desk);
    sendWhatWaits(desk);
    fetchWhatWaits(desk);
    thinkWhatWaits(desk);
    showStanding(desk);

    if (mayRest(desk) || mayRenew(desk, input)) {
      await condition(allHandlersFinished);
      // No await between this check and the end: what comes in between makes the server run this task again.
      if (mayRest(desk)) return;
      if (mayRenew(desk, input)) await continueAsNew<typeof conversation>({ ...input, ...desk.carryOver() });
    }
    desk.armAlarm();
  }
  await condition(allHandlersFinished);
}

function mayRest(desk: Desk): boolean {
  return desk.isQuiet() && desk.isIdle();
}

function mayRenew(desk: Desk, { longHistoryEvents = usualLongHistoryEvents }: ConversationInput): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  if (desk.isQuiet()) return continueAsNewSuggested || historyLength > longHistoryEvents;
  return desk.canBeCarried() && (continueAsNewSuggested || historyLength > muchTooLong * longHistoryEvents);
}
