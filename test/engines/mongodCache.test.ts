import { mongodCacheGb } from '../../src/engines/mongodCache';

const gb = 2 ** 30;

test.each([
  [1, 0.25],
  [4, 0.5],
  [6, 0.75],
  [24, 1],
  [512, 1],
])('with %d GB of memory the cache is %d GB', (memory, cache) => expect(mongodCacheGb(memory * gb)).toBe(cache));
