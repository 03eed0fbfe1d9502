import jest from './jest.config.cjs';

/** `npm run test:properties`: the tests that need no engine, each of their properties for long. */
export default {
  ...jest.projects.find(({ displayName }) => displayName === 'unit'),
  setupFiles: ['<rootDir>/test/support/longProperties.ts'],
  testTimeout: 3_600_000,
  watchman: false,
};
