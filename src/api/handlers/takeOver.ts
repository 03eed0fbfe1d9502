import { takeOverBody } from '../schemas/commands';
import { commandOperation } from './commandOperation';

export const takeOver = commandOperation({
  name: 'takeOver',
  summary: 'A person takes the conversation over from automation',
  body: takeOverBody,
  fields: async (body) => (body?.agent ? { agent: body.agent } : {}),
});
