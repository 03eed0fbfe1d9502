import * as fastCheck from 'fast-check';

const seconds = Number(process.env.PROPERTY_SECONDS ?? 25);

/**
 * Of `npm run test:properties`: every property is tried for so many seconds instead of so many times. One that waits for something else
 * (a promise) keeps its number of tries.
 */
function assertForLong<Ts>(property: fastCheck.IRawProperty<Ts>, parameters: fastCheck.Parameters<Ts> = {}): unknown {
  const long = { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: seconds * 1000 };
  return fastCheck.assert(property, property.isAsync() ? parameters : { ...parameters, ...long });
}

// The tests import the default, whose own parts can't be replaced.
Object.assign(fastCheck, { default: { ...fastCheck.default, assert: assertForLong } });
