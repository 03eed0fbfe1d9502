import type { Identity } from '../core/capture/event';

/** The ids a channel signs for a buyer, as contacts have them. */
export function channelIdsOf(
  channel: string,
  identity: Pick<Identity, 'userId' | 'parentUserId'>,
): { readonly userId: string | null; readonly parentId: string | null } {
  return {
    userId: identity.userId === null ? null : `${channel}|user|${identity.userId}`,
    parentId: identity.parentUserId === null ? null : `${channel}|parent|${identity.parentUserId}`,
  };
}
