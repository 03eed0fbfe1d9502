import { snoozeBody } from '../schemas/commands';
import { commandOperation } from './commandOperation';

export const snooze = commandOperation({
  name: 'snooze',
  summary: 'Put the conversation off until an instant',
  body: snoozeBody,
  fields: async ({ until }) => ({ until: new Date(until).toISOString() }),
});
