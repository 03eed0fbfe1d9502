import { plainBody } from '../schemas/commands';
import { commandOperation } from './commandOperation';

export const resume = commandOperation({
  name: 'resume',
  summary: 'End the pause: automation may act again',
  body: plainBody,
  fields: async () => ({}),
});
