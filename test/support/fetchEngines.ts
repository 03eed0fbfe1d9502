import { fetchTestEngines } from './engines';

// Before the tests, because fetching takes minutes the first time and no test's time-out should have to allow for that.
fetchTestEngines().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
