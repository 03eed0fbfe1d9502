import type { Entity, Understanding } from '../understanding/understanding';
import { contextTextLimit, contextTurnTextLimit, type ContextMessage } from './context';
import { cut } from './lookBack';

/** The messages of a turn with no more text than a context keeps: the newest keep theirs before the older ones. Pure. */
export function boundedMessages(messages: readonly ContextMessage[]): ContextMessage[] {
  let left: number = contextTurnTextLimit;
  const take = (text: string): string => {
    const kept = cut(text, Math.min(contextTextLimit, left));
    left -= kept.length;
    return kept;
  };
  return [...messages]
    .reverse()
    .map((message) => {
      const text = message.text === null ? null : take(message.text);
      const { edit } = message;
      if (edit === undefined) return { ...message, text };
      return { ...message, text, edit: { ...edit, before: edit.before === null ? null : take(edit.before) } };
    })
    .reverse();
}

const mostEntities = 20;
const longestEntity = 200;

/** What a turn means, with no more named things than a context keeps. Pure. */
export function boundedUnderstanding(understanding: Understanding): Understanding {
  if (understanding.entities === undefined) return understanding;
  return { ...understanding, entities: understanding.entities.slice(0, mostEntities).map(bounded) };
}

function bounded(entity: Entity): Entity {
  const text = cut(entity.text, longestEntity);
  switch (entity.kind) {
    case 'date':
      return { ...entity, text };
    case 'quantity':
      return { ...entity, text, unit: entity.unit === null ? null : cut(entity.unit, longestEntity) };
    case 'reference':
    case 'email':
      return { ...entity, text, value: cut(entity.value, longestEntity) };
  }
}
