import { pauseBody } from '../schemas/commands';
import { commandOperation } from './commandOperation';
import { storeReason } from './storeReason';

export const pause = commandOperation({
  name: 'pause',
  summary: 'Stop everything automatic in this conversation, until an instant or for 24 hours',
  body: pauseBody,
  fields: async (body, context) => ({
    ...(body?.until ? { until: new Date(body.until).toISOString() } : {}),
    ...(await storeReason(body?.reason, context)),
  }),
});
