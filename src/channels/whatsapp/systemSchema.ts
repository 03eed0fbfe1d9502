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

/** Meta: body "User X changed from <old id> to <new id>"; the old id stands nowhere else for certain. */
const oldUserIdInBody = /\bfrom ([A-Z]{2}\.[A-Za-z0-9.]{1,140}) to\b/;

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
    const named = system.previous_user_id ?? oldUserIdInBody.exec(system.body ?? '')?.[1] ?? null;
    return {
      kind: 'userIdChanged',
      oldUserId: named ?? (sender === system.user_id ? null : sender),
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
