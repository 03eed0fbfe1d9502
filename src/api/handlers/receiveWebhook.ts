import { Fault } from '../../errors';
import type { Operation } from '../http/operation';

/** Not made by `operation`: the signature is over the raw bytes, and comes before any reading. */
export const receiveWebhook: Operation = {
  tag: 'Intake',
  summary: "WhatsApp's events. 200 promises that the body is stored durably; what follows from it comes in moments",
  input: {},
  readsBody: 'raw',
  requestHeaders: [],
  answers: { 200: { description: 'Stored.' } },
  problems: ['badSignature', 'invalidJson', 'tooLarge', 'unsupportedMediaType', 'storeAway'],
  async handle(raw, { channel, intake }) {
    if (!channel.verify(raw.rawBody, raw.headers)) throw new Fault('badSignature');
    await intake.accept(raw.rawBody);
    return { status: 200 };
  },
};
