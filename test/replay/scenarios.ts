import type { ConversationDocument } from '../../src/store/documents';
import type { ConversationHarness } from '../support/conversationHarness';
import { echoTo, webhook } from '../support/whatsappEvents';
import {
  alwaysActive,
  answeredByAutomation,
  answeredWithTemplate,
  inHours,
  reply,
  waitsForPerson,
} from '../workflows/support/given';

/** One way through a conversation, named after what its history shows. Returns whose history it is. */
export interface Scenario {
  readonly name: string;
  play(harness: ConversationHarness, phone: string): Promise<ConversationDocument>;
}

/** Long silences and far deadlines: played on the time-skipping server. */
export const slowScenarios: readonly Scenario[] = [
  {
    name: 'first-message-answered-by-automation',
    play: answeredByAutomation,
  },
  {
    name: 'burst-is-one-turn-for-a-person',
    async play(harness, phone) {
      for (const text of ['Bom dia', 'tudo bem?', 'vocês entregam em Campinas?'])
        await harness.buyerWrites(phone, text);
      await harness.pass('10s');
      return harness.until(phone, ({ turn, wait }) => turn === null && wait !== null, 'waiting');
    },
  },
  {
    name: 'reply-overdue',
    async play(harness, phone) {
      await waitsForPerson(harness, phone);
      await harness.pass('61m');
      return harness.until(phone, ({ wait }) => wait?.overdue === true, 'overdue');
    },
  },
  {
    name: 'people-told-before-it-is-due',
    async play(harness, phone) {
      const conversation = await waitsForPerson(harness, phone);
      await harness.command(conversation, 'takeOver', { agent: 'ana' });
      for (const minutes of [31, 15, 9]) await harness.pass(`${minutes}m`);
      await harness.until(phone, ({ wait }) => wait?.toldStage === 3, 'everybody told');
      await reply(harness, conversation, 'Sim, entregamos.');
      return harness.until(phone, ({ wait }) => wait === null, 'answered');
    },
  },
  {
    name: 'pause-and-resume-by-signal',
    async play(harness, phone) {
      const conversation = await waitsForPerson(harness, phone);
      await harness.handle(conversation).signal('pause');
      await harness.until(phone, ({ control }) => control.paused !== null, 'paused');
      await harness.handle(conversation).signal('resume');
      return harness.until(phone, ({ control }) => control.paused === null, 'resumed');
    },
  },
  {
    name: 'pause-ends-by-itself',
    async play(harness, phone) {
      const conversation = await waitsForPerson(harness, phone);
      await harness.command(conversation, 'pause', { until: inHours(await harness.environment.currentTimeMs(), 2) });
      await harness.pass('121m');
      return harness.until(phone, ({ control }) => control.paused === null, 'pause over');
    },
  },
  {
    name: 'take-over-reply-and-hand-back',
    async play(harness, phone) {
      const conversation = await waitsForPerson(harness, phone);
      await harness.command(conversation, 'takeOver', { agent: 'ana' });
      await reply(harness, conversation, 'Sim, entregamos.');
      await harness.until(phone, ({ wait }) => wait === null, 'answered');
      await harness.command(conversation, 'handBack');
      return harness.conversationOf(phone);
    },
  },
  {
    name: 'follow-up-sent',
    async play(harness, phone) {
      await harness.useRules({ followUp: { ...alwaysActive, waitHours: 24 } });
      await answeredWithTemplate(harness, phone);
      await harness.pass('1441m');
      await harness.untilSent(2, phone);
      return harness.until(phone, ({ followUp }) => followUp?.silence === 'nothingOwed', 'the second silence');
    },
  },
  {
    name: 'snooze-until-its-end',
    async play(harness, phone) {
      const conversation = await waitsForPerson(harness, phone);
      await harness.command(conversation, 'snooze', { until: inHours(await harness.environment.currentTimeMs(), 3) });
      await harness.pass('181m');
      await harness.pass('61m');
      return harness.until(
        phone,
        ({ control, wait }) => control.snoozedUntilMs === null && wait?.overdue === true,
        'woken',
      );
    },
  },
  {
    name: 'malformed-signals',
    async play(harness, phone) {
      const conversation = await waitsForPerson(harness, phone);
      for (const junk of ['tomorrow', 7, [1, 2]]) await harness.handle(conversation).signal('snooze', junk);
      await harness.command(conversation, 'takeOver', { agent: 'bia' });
      return conversation;
    },
  },
  {
    name: 'send-refused-goes-to-a-person',
    async play(harness, phone) {
      harness.answers.push(() => ({ kind: 'refused', code: 131047, meaning: 'windowClosed', detail: '' }));
      await harness.buyerWrites(phone, 'Quanto custa?');
      await harness.pass('5s');
      return harness.until(phone, ({ control }) => control.holder.kind === 'human', 'with people');
    },
  },
  {
    name: 'send-unknown-is-shown',
    async play(harness, phone) {
      harness.answers.push(() => ({ kind: 'unknown', detail: '' }));
      await harness.buyerWrites(phone, 'Quanto custa?');
      await harness.pass('5s');
      await harness.untilSent(1, phone);
      await harness.pass('125s');
      return harness.until(phone, ({ control }) => control.holder.kind === 'human', 'shown');
    },
  },
  {
    name: 'image-fetched-at-the-second-try',
    async play(harness, phone) {
      harness.media.answers.push(() => ({ kind: 'notNow', retryAfterMs: null, detail: '' }));
      const { _id } = await harness.buyerSendsImage(phone, 'Chegou quebrado');
      await harness.pass('6s');
      await harness.until(phone, ({ turn, wait }) => turn === null && wait !== null, 'waiting');
      await harness.command(await harness.conversationOf(phone), 'takeOver', { agent: 'ana' });
      await harness.pass('10s');
      return harness.until(phone, ({ _id: id, mediaWaiting }) => id === _id && mediaWaiting.length === 0, 'fetched');
    },
  },
  {
    name: 'close-reopen-and-own-rules',
    async play(harness, phone) {
      const conversation = await waitsForPerson(harness, phone);
      await harness.command(conversation, 'close');
      await harness.command(conversation, 'close');
      await harness.command(conversation, 'reopen');
      await harness.command(conversation, 'changeRules', { rules: { turn: { quietSeconds: 1 } } });
      await harness.buyerWrites(phone, 'Alguém aí?');
      await harness.pass('3s');
      return harness.until(phone, ({ turn, wait }) => turn === null && wait !== null, 'decided');
    },
  },
  {
    name: 'idle-for-a-month-completes',
    async play(harness, phone) {
      const conversation = await waitsForPerson(harness, phone);
      await harness.pass('61m');
      await harness.until(phone, ({ wait }) => wait?.overdue === true, 'overdue');
      await harness.pass('31d');
      for (let tries = 0; tries < 200; tries++) {
        if ((await harness.handle(conversation).describe()).status.name === 'COMPLETED') return conversation;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      throw new Error('It did not complete.');
    },
  },
  {
    name: 'answered-on-phone-then-quiet-until-its-end',
    async play(harness, phone) {
      await waitsForPerson(harness, phone);
      const echo = (atMs: number) => webhook(echoTo({ phone }, `wamid.echo-${phone}`, atMs, 'Sim, entregamos.'));
      await harness.deliver((atMs) => JSON.stringify(echo(atMs)));
      await harness.until(
        phone,
        ({ control, wait }) => wait === null && control.paused !== null,
        'answered on the phone',
      );
      await harness.pass('13h');
      return harness.until(phone, ({ control }) => control.paused === null, 'the quiet time is over');
    },
  },
  {
    name: 'failed-message-is-sent-again',
    async play(harness, phone) {
      await answeredByAutomation(harness, phone);
      const tag = harness.sentTo(phone)[0]?.tag;
      await harness.channelSays({ id: `wamid.${tag}`, tag, status: 'failed', to: phone, code: 131016 });
      await harness.until(phone, ({ wait }) => wait !== null, 'open again');
      await harness.pass('61s');
      await harness.pass('61s');
      await harness.untilSent(2, phone);
      return harness.until(phone, ({ wait }) => wait === null, 'answered again');
    },
  },
];
