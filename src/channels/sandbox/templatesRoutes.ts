import { Router } from 'express';
import { z } from 'zod';
import { Fault } from '../../errors';
import { templateIdOf } from './graphTemplatesRoute';
import { readBody } from './readBody';
import type { SandboxStore, SandboxTemplate } from './sandboxStore';
import { allTemplates, templateNamed } from './templateShelf';
import { defaultPhoneNumberId, eventBody } from './webhookBodies';
import type { WebhookSender } from './webhookSender';

const tries = 5;
const word = z.string().regex(/^[A-Z_]{1,40}$/, "must be one of Meta's words, such as PAUSED");

/** What is left out stays as it is; a new template needs a body. */
const setRequest = z.strictObject({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'must be lower-case letters, digits and underscores'),
  language: z.string().regex(/^[a-z]{2,3}(_[A-Za-z]{2,4})?$/, 'must be a code such as pt_BR'),
  status: word.optional(),
  quality: word.optional(),
  category: word.optional(),
  body: z.string().min(1).max(1024).optional(),
  examples: z.record(z.string().regex(/^\w{1,40}$/), z.string()).optional(),
  events: z
    .enum(['sent', 'none'])
    .default('sent')
    .describe('Whether Continuo is told by webhook, as Meta does, or finds out when it lists or sends.'),
});

interface TemplatesDeps {
  readonly store: SandboxStore;
  readonly sender: WebhookSender;
  readonly now: () => number;
}

/** `GET, PUT /templates`: the templates of the stand-in. PUT sets one, and tells Continuo what changed. */
export function templatesRoutes({ store, sender, now }: TemplatesDeps): Router {
  const router = Router();
  router.get('/templates', async (_request, response) => {
    response.json({ items: await allTemplates(store) });
  });
  router.put('/templates', async (request, response) => {
    const { events, ...change } = readBody(setRequest, request.body);
    const before = await templateNamed(store, change);
    const body = change.body ?? before?.body;
    if (body === undefined) throw new Fault('invalidRequest', 'body: a new template needs one');
    const made = { status: 'APPROVED', quality: 'UNKNOWN', category: 'UTILITY', examples: {} };
    const template: SandboxTemplate = { ...made, ...before, ...change, body };
    await store.putTemplate(template);
    for (const { field, value } of events === 'none' ? [] : newsOf(before, template)) {
      const webhook = eventBody({ phoneNumberId: defaultPhoneNumberId, field, value, atMs: now() });
      if (!(await sender.deliver(webhook, { tries })))
        throw new Fault('storeAway', 'Continuo did not take the webhook. It finds out when it lists the templates.');
    }
    response.json(template);
  });
  return router;
}

type News = { readonly field: string; readonly value: Readonly<Record<string, unknown>> };

/** Meta's events for what changed. */
function newsOf(before: SandboxTemplate | null, after: SandboxTemplate): News[] {
  const about = {
    message_template_id: Number(templateIdOf(after)),
    message_template_name: after.name,
    // Meta's webhooks write a hyphen here.
    message_template_language: after.language.replace('_', '-'),
  };
  const changed = (field: 'status' | 'quality' | 'category' | 'body') => before?.[field] !== after[field];
  return [
    ...(changed('status')
      ? [{ field: 'message_template_status_update', value: { event: after.status, reason: 'NONE', ...about } }]
      : []),
    ...(before !== null && changed('quality')
      ? [
          {
            field: 'message_template_quality_update',
            value: { previous_quality_score: before.quality, new_quality_score: after.quality, ...about },
          },
        ]
      : []),
    ...(before !== null && changed('category')
      ? [
          {
            field: 'template_category_update',
            value: { previous_category: before.category, new_category: after.category, ...about },
          },
        ]
      : []),
    ...(before !== null && changed('body')
      ? [{ field: 'message_template_components_update', value: { message_template_element: after.body, ...about } }]
      : []),
  ];
}
