import { plainBody } from '../schemas/commands';
import { commandOperation } from './commandOperation';

export const cancelFollowUp = commandOperation({
  name: 'cancelFollowUp',
  summary: 'Cancel the planned follow-up; the rules stay as they are',
  body: plainBody,
  fields: async () => ({}),
});
