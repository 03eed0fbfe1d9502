import type { RequestHandler } from 'express';
import { z } from 'zod';
import { Fault } from '../../errors';
import { readBody } from './readBody';
import { defaultPhoneNumberId, eventBody } from './webhookBodies';
import type { WebhookSender } from './webhookSender';

const tries = 5;

const playRequest = z.strictObject({
  phoneNumberId: z
    .string()
    .regex(/^[\w.-]{1,64}$/, 'Must be the id of a number.')
    .default(defaultPhoneNumberId),
  field: z.string().regex(/^\w{1,80}$/, 'Must be one of the names Meta gives its webhook fields.'),
  value: z.record(z.string(), z.unknown()),
});

/**
 * `POST /events`: anything else Meta may say (`smb_message_echoes`, `user_preferences`, `account_update` …), by its field and value.
 * The number it is about is added. Answers 201 when Continuo has taken the webhook.
 */
export function playEventRoute(sender: WebhookSender, now: () => number): RequestHandler {
  return async (request, response) => {
    const { phoneNumberId, field, value } = readBody(playRequest, request.body);
    if (!(await sender.deliver(eventBody({ phoneNumberId, field, value, atMs: now() }), { tries }))) {
      throw new Fault('storeAway', 'Continuo did not take the webhook. Send the same again.');
    }
    response.status(201).json({ field, phoneNumberId });
  };
}
