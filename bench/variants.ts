import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/client';
import { newText, phoneOf } from './messages';
import { bareTaskQueue, type Stage } from './stage';
import { watchStore, type Milestone } from './watchStore';

/** One way for a message to go, timed from sending to its end. */
export interface Variant {
  readonly name: 'bare' | 'bareWithSteps' | 'captured' | 'decided';
  readonly means: string;
  /** Gets ready for one round. */
  begin(stage: Stage): Promise<Round>;
}

export interface Round {
  /** Sends one message of conversation `position` and waits for its end. */
  one(group: number, position: number): Promise<void>;
  end(): Promise<void>;
}

export const bare = bareVariant('bare', 'signalWithStart, drained by an empty workflow');
export const bareWithSteps = bareVariant('bareWithSteps', 'the same, with two empty local activities in the workflow');
export const captured = messageVariant('captured', 'webhook to stored message (the turn stays open)');
export const decided = messageVariant('decided', 'webhook to stored route decision');

function bareVariant(name: 'bare' | 'bareWithSteps', means: string): Variant {
  return {
    name,
    means,
    async begin({ temporal, drained }) {
      return {
        async one(group, position) {
          const workflowId = `${name}/${group}-${position}`;
          const arrived = drained.expect(workflowId);
          await temporal.workflow.signalWithStart(name, {
            workflowId,
            taskQueue: bareTaskQueue,
            workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
            workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
            args: [],
            signal: 'receive',
            signalArgs: [],
          });
          await arrived;
        },
        end: async () => undefined,
      };
    },
  };
}

function messageVariant(milestone: Milestone, means: string): Variant {
  return {
    name: milestone,
    means,
    async begin({ store, line }) {
      const watch = await watchStore(store, milestone);
      return {
        async one(group, position) {
          const text = newText();
          const arrived = watch.arrivals.expect(text);
          if (!(await line.say(phoneOf(group, position), text))) throw new Error('A webhook was not answered 200.');
          await arrived;
        },
        end: () => watch.close(),
      };
    },
  };
}
