import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { Fault } from '../../errors';
import { readBody } from './readBody';
import type { SandboxStore } from './sandboxStore';
import { defaultPhoneNumberId, inboundBody, madeUpUserId } from './webhookBodies';
import type { WebhookSender } from './webhookSender';

/** A phone played by hand. The phone stands in the body, because URLs end up in logs. */
const playRequest = z
  .strictObject({
    from: z
      .string()
      .transform((phone) => phone.replace(/[\s()+.-]/g, ''))
      .refine((digits) => /^\d{5,20}$/.test(digits), 'must be a phone number with country code'),
    text: z.string().min(1).optional(),
    message: z.looseObject({ type: z.string().min(1) }).optional(),
    name: z.string().min(1).optional(),
    userId: z.string().min(1).nullable().optional(),
    phoneNumberId: z
      .string()
      .regex(/^[\w.-]{1,64}$/)
      .default(defaultPhoneNumberId),
    id: z.string().min(1).optional(),
    at: z.iso.datetime({ offset: true }).optional(),
    replyTo: z.string().min(1).optional(),
  })
  .refine(
    (body) => (body.text === undefined) !== (body.message === undefined),
    "say either `text` or `message` (Meta's object with its `type`)",
  );

/** Some 8 seconds: long enough for a restart of the API, short enough for a person who waits. */
const tries = 6;

/** `POST /messages`: a buyer writes. Answers 201 when Continuo has taken the webhook. */
export function playMessageRoute(deps: {
  readonly store: SandboxStore;
  readonly sender: WebhookSender;
  readonly now: () => number;
}): RequestHandler {
  return async (request, response) => {
    const body = readBody(playRequest, request.body);
    const atMs = body.at === undefined ? deps.now() : Date.parse(body.at);
    const known = await deps.store.buyer(body.phoneNumberId, body.from);
    const userId = body.userId === undefined ? (known?.userId ?? madeUpUserId(body.from)) : body.userId;
    const id = body.id ?? `wamid.${randomBytes(27).toString('base64url')}`;
    await deps.store.noteInbound({ phoneNumberId: body.phoneNumberId, phone: body.from, userId, atMs });
    const webhook = inboundBody({
      id,
      phoneNumberId: body.phoneNumberId,
      from: body.from,
      userId,
      name: body.name ?? null,
      atMs,
      replyTo: body.replyTo ?? null,
      message: body.message ?? { type: 'text', text: { body: body.text } },
    });
    if (!(await deps.sender.deliver(webhook, { tries }))) {
      throw new Fault('storeAway', 'Continuo did not take the webhook. Send the same again, with the same `id`.');
    }
    response.status(201).json({ id, phoneNumberId: body.phoneNumberId, userId, at: new Date(atMs).toISOString() });
  };
}
