import { Router } from 'express';
import { z } from 'zod';
import { faultRule, type FaultRules } from './faultRules';
import { readBody } from './readBody';

/** A bare list, or what GET answers. */
const rulesRequest = z.union([
  z.array(faultRule),
  z.strictObject({ items: z.array(faultRule) }).transform((body) => body.items),
]);

/** `GET, PUT, DELETE /faults`: the faults in force. PUT replaces all of them. */
export function faultsRoutes(faultRules: FaultRules): Router {
  const router = Router();
  router
    .route('/faults')
    .get((_request, response) => {
      response.json({ items: faultRules.list() });
    })
    .put((request, response) => {
      faultRules.replace(readBody(rulesRequest, request.body));
      response.json({ items: faultRules.list() });
    })
    .delete((_request, response) => {
      faultRules.replace([]);
      response.status(204).end();
    });
  return router;
}
