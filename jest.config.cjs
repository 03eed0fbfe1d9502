const common = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, sourceMaps: 'inline' }],
    // An ES module; Jest can't require those on Node 20.
    '(any-ascii|@marcbachmann/cel-js)/.+\\.js$': ['@swc/jest', { module: { type: 'commonjs' } }],
  },
  transformIgnorePatterns: ['/node_modules/(?!(any-ascii|@marcbachmann/cel-js)/)'],
};

/** unit: no engine. engines: MongoDB or the time-skipping server. e2e: everything, over HTTP. */
module.exports = {
  testTimeout: 60_000,
  watchman: false,
  projects: [
    { ...common, displayName: 'unit', testMatch: ['<rootDir>/test/{core,channels,config,compose,docs}/**/*.test.ts'] },
    { ...common, displayName: 'engines', testMatch: ['<rootDir>/test/{engines,store,activities,api}/**/*.test.ts'] },
    { ...common, displayName: 'workflows', testMatch: ['<rootDir>/test/{workflows,replay}/**/*.test.ts'] },
    { ...common, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.test.ts'] },
  ],
};
