import { condition } from '@temporalio/workflow';
import { answerCommands } from '../../../src/workflows/answerCommands';
import type { ConversationInput } from '../../../src/workflows/contract';
import { Desk } from '../../../src/workflows/desk';
import { showStanding } from '../../../src/workflows/showStanding';
import { carryOutNextCommand, doNextDue, receiveNews, sendWhatWaits } from '../../../src/workflows/steps';

/** The conversation with two lines swapped: it arms its alarm before it shows where it stands. The replay has to notice. */
export async function conversation(input: ConversationInput): Promise<void> {
  const desk = new Desk(input);
  answerCommands(desk);
  desk.armAlarm();
  showStanding(desk);
  while (!desk.gone) {
    await condition(() => desk.hasWork());
    desk.hush();
    if (desk.hasCommand()) await carryOutNextCommand(desk);
    else if (desk.hasNews()) await receiveNews(desk);
    else await doNextDue(desk);
    desk.armAlarm();
    showStanding(desk);
    sendWhatWaits(desk);
  }
}
