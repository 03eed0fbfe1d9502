import fc from 'fast-check';

export const bytes = (text: string) => new TextEncoder().encode(text);
/** A body with this item in the place of a message, and a good one behind it. */
export const around = (message: string) =>
  bytes(
    `{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"7"},"messages":[${message},{"id":"wamid.good","from":"5511987654321","timestamp":"1793000000","type":"text","text":{"body":"still here"}}]}}]}]}`,
  );
export const survivor = { channelMessageId: 'wamid.good', content: { type: 'text', body: 'still here' } };

const webhookKeys = [
  'object',
  'entry',
  'changes',
  'field',
  'value',
  'messages',
  'statuses',
  'contacts',
  'metadata',
  'phone_number_id',
  'id',
  'from',
  'timestamp',
  'type',
  'text',
  'body',
  'edit',
  'system',
  'interactive',
  ...['message_echoes', 'to', 'to_user_id', 'revoke', 'original_message_id', 'message'],
  ...['history', 'threads', 'history_context', 'context', 'user_id', 'previous', 'current', 'wa_id'],
  ...['state_sync', 'contact', 'action', 'phone_number', 'user_preferences', 'user_id_update', 'errors', 'code'],
  ...['event', 'ban_info', 'status', 'time', '__proto__', 'toString'],
];
/** JSON of whatever shape, out of the words of a webhook. */
export const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 9 },
    fc.constantFrom(
      'messages',
      'text',
      'edit',
      'system',
      'interactive',
      'order',
      ...['whatsapp_business_account', '1793000000', 'US.1', 'add', 'remove', 'contact', 'stop', 'failed', 'READ'],
      ...['history', 'smb_message_echoes', 'smb_app_state_sync', 'user_preferences', 'user_id_update'],
      ...['account_update', 'account_alerts', 'DISABLED_UPDATE', 'revoke', 'from US.1 to US.2', '\ud83d'],
    ),
    fc.jsonValue({ maxDepth: 1 }),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...webhookKeys), tie('tree'), { maxKeys: 8 }),
  ),
}));
