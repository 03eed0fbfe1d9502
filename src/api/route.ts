import type { Operation } from './http/operation';

/**
 * Who may call a route: anybody · holders of the key · anybody whose body is signed (the operation checks it) · holders of
 * the key, and this machine itself without one.
 */
export type Access = 'public' | 'key' | 'signature' | 'keyUnlessLocal';

/** One line of the route table. `path` is written as in OpenAPI: `/api/conversations/{id}`. */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly access: Access;
  readonly operation: Operation;
}
