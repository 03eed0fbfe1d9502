import type { MessageContent } from '../capture/content';
import type { Identity } from '../capture/event';

/** What a buyer is known by from now on. */
export type ChangedIdentity = Pick<Identity, 'phone' | 'userId'> & {
  /** True when the phone before is not theirs any more, be the new one named or not. */
  readonly leavesPhone: boolean;
};

/** The identity a message says its sender has from now on; null when it says nothing of the kind. */
export function changedIdentity(content: MessageContent): ChangedIdentity | null {
  if (content.type !== 'system') return null;
  const { change } = content;
  switch (change.kind) {
    case 'numberChanged':
      return named({ phone: change.newPhone, userId: change.newUserId, leavesPhone: true });
    case 'userIdChanged':
      return named({ phone: change.phone, userId: change.newUserId, leavesPhone: false });
    case 'identityChanged':
    case 'preference':
      return null;
  }
}

function named(identity: ChangedIdentity): ChangedIdentity | null {
  return identity.phone === null && identity.userId === null ? null : identity;
}
