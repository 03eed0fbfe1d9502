import { z } from 'zod';
import type { SystemChange } from '../../core/capture/content';
import { flagOrNull, idOrNull, instantOrNull, phoneOrNull, textOrNull } from './fields';

const numberChanged = z
  .object({
    system: z.object({ wa_id: phoneOrNull, new_wa_id: phoneOrNull, user_id: idOrNull, parent_user_id: idOrNull }),
  })
  .transform(({ system }): SystemChange => ({
    kind: 'numberChanged',
    // `new_wa_id` is the name older API versions use.
    newPhone: system.wa_id ?? system.new_wa_id,
    newUserId: system.user_id,
    newParentUserId: system.parent_user_id,
  }));

/**
 * Meta: body "User X changed from <old id> to <new id>". X is a name the buyer chose and may itself read like this, so that only
 * the end of the body is believed, and only when it ends in the new id.
 */
const idsInBody = /\bfrom ([A-Z]{2}\.[A-Za-z0-9.]{1,140}) to ([A-Z]{2}\.[A-Za-z0-9.]{1,140}?)\.?\s*$/;

function oldUserIdIn(body: string | null, newUserId: string | null): string | null {
  const ids = idsInBody.exec((body ?? '').slice(-400));
  if (ids === null || (newUserId !== null && ids[2] !== newUserId)) return null;
  return ids[1] ?? null;
}

const userIdChanged = z
  .object({
    from_user_id: idOrNull,
    system: z.object({
      body: textOrNull,
      previous_user_id: idOrNull,
      user_id: idOrNull,
      parent_user_id: idOrNull,
      wa_id: phoneOrNull,
    }),
  })
  .transform(({ from_user_id: sender, system }): SystemChange => {
    const otherSender = sender === system.user_id ? null : sender;
    return {
      kind: 'userIdChanged',
      oldUserId: system.previous_user_id ?? otherSender ?? oldUserIdIn(system.body, system.user_id),
      newUserId: system.user_id,
      newParentUserId: system.parent_user_id,
      phone: system.wa_id,
    };
  });

const identityChanged = z
  .object({
    identity: z
      .object({ acknowledged: flagOrNull, created_timestamp: instantOrNull, hash: textOrNull })
      .nullable()
      .catch(null),
  })
  .transform(({ identity }): SystemChange => ({
    kind: 'identityChanged',
    acknowledged: identity?.acknowledged ?? null,
    createdAtMs: identity?.created_timestamp ?? null,
    hash: identity?.hash ?? null,
  }));

/** How each kind of Meta's `system` message is read, by `system.type`; old and new names. */
export const systemChanges: ReadonlyMap<string, z.ZodType<SystemChange>> = new Map<string, z.ZodType<SystemChange>>([
  ['user_changed_number', numberChanged],
  ['customer_changed_number', numberChanged],
  ['user_changed_user_id', userIdChanged],
  ['customer_identity_changed', identityChanged],
  ['user_identity_changed', identityChanged],
]);
