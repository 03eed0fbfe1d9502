import { Fault } from '../../errors';
import { operation } from '../http/operation';
import { sameSecret } from '../http/sameSecret';
import { verificationQuery } from '../schemas/installation';

export const verifyWebhook = operation({
  tag: 'Intake',
  summary: "Meta's check that this address is ours: answers the challenge when the token is right",
  query: verificationQuery,
  answers: { 200: { description: 'The challenge.', contentType: 'text/plain' } },
  problems: ['wrongVerifyToken'],
  async handle({ query }, { keys }) {
    const challenge = query['hub.challenge'];
    const right = sameSecret(query['hub.verify_token'] ?? '', keys.verifyToken);
    if (!right || query['hub.mode'] !== 'subscribe' || challenge === undefined) throw new Fault('wrongVerifyToken');
    return { status: 200, text: { contentType: 'text/plain', content: challenge } };
  },
});
