import type { Client } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';

type Payload = temporal.api.common.v1.IPayload;

const json = (text: string): Payload => payload('json/plain', Buffer.from(text));

function payload(encoding: string | null, data: Uint8Array): Payload {
  return { metadata: encoding === null ? {} : { encoding: Buffer.from(encoding) }, data };
}

/** Inputs a hand may type, paste or send by a wrong tool, with the signal they make no sense for. */
export const malformedSignals: readonly (readonly [what: string, signal: string, inputs: readonly Payload[]])[] = [
  ['a bare word', 'pause', [json('"for ever"')]],
  ['a number', 'pause', [json('42')]],
  ['a list', 'pause', [json('[{"until":"2099-01-01T00:00:00Z"}]')]],
  ['a word for an instant', 'pause', [json('{"until":"tomorrow"}')]],
  ['an instant without a zone', 'pause', [json('{"until":"2099-01-01T00:00:00"}')]],
  ['no instant where one is needed', 'snooze', []],
  ['a day that is none', 'snooze', [json('{"until":"2099-02-30T00:00:00Z"}')]],
  ['nobody to route to', 'reroute', [json('{}')]],
  ['a phone for an agent', 'takeOver', [json('{"agent":"+5511987654321"}')]],
  ['both agent and team', 'reroute', [json('{"agent":"ana","team":"sales"}')]],
  ['rules that are a list', 'changeRules', [json('[]')]],
  ['broken JSON', 'resume', [json('{"until":')]],
  ['no JSON at all', 'close', [json('')]],
  ['raw bytes', 'pause', [payload('binary/plain', Buffer.from([0, 255, 1, 254]))]],
  ['an encoding nobody knows', 'handBack', [payload('binary/encrypted', Buffer.from([7, 7, 7]))]],
  ['no encoding', 'reopen', [payload(null, Buffer.from('x'))]],
  ['protobuf nobody knows', 'cancelFollowUp', [payload('binary/protobuf', Buffer.from([8, 1]))]],
];

/** Sends a signal with its payloads as they are, past every converter. */
export async function signalRaw(
  client: Client,
  workflowId: string,
  signalName: string,
  payloads: readonly Payload[],
): Promise<void> {
  await client.workflowService.signalWorkflowExecution({
    namespace: client.options.namespace,
    workflowExecution: { workflowId },
    signalName,
    input: { payloads: [...payloads] },
    requestId: `${signalName}-${Math.random()}`,
  });
}
