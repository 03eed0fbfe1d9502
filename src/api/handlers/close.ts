import { closeBody } from '../schemas/commands';
import { commandOperation } from './commandOperation';
import { storeReason } from './storeReason';

export const close = commandOperation({
  name: 'close',
  summary: 'Close the conversation; a wait for a reply is dismissed',
  body: closeBody,
  fields: async (body, context) => storeReason(body?.reason, context),
});
