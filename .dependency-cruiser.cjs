/** Who may import whom: DESIGN's tree, held by machine. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: '^src/', pathNot: allowed.map((place) => `^src/${place}`) },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    only('core-is-pure', 'core', ['core/'], 'core imports core only'),
    { name: 'core-no-node', severity: 'error', from: { path: '^src/core/' }, to: { dependencyTypes: ['core'] } },
    only(
      'workflows',
      'workflows',
      ['core/', 'workflows/', 'activities/'],
      'workflows import core, workflows and types of activities',
    ),
    {
      name: 'workflows-activities-types-only',
      severity: 'error',
      from: { path: '^src/workflows/' },
      to: { path: '^src/activities/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-zod-in-workflows',
      severity: 'error',
      from: { path: '^src/(workflows|core)/' },
      to: { path: 'node_modules/zod' },
    },
    only(
      'activities',
      'activities',
      [
        'core/',
        'store/',
        'activities/',
        'channels/channel\\.ts',
        'channels/registry\\.ts',
        'connectors/connector\\.ts',
        'language/languageModel\\.ts',
        'workflows/contract\\.ts',
        'errors\\.ts',
        'log\\.ts',
      ],
      'activities import core, store, channel and connector ports, and the contract',
    ),
    only(
      'api',
      'api',
      [
        'api/',
        'core/',
        'store/',
        'channels/',
        'temporal/(ring|startOptions)\\.ts',
        'workflows/contract\\.ts',
        'errors\\.ts',
        'log\\.ts',
      ],
      'api imports the contract, never a workflow or an activity',
    ),
    only('store', 'store', ['store/', 'core/', 'errors\\.ts', 'log\\.ts'], 'store knows MongoDB and the domain types'),
    only(
      'channels',
      'channels',
      ['channels/', 'core/', 'errors\\.ts', 'log\\.ts'],
      'a channel knows its vendor and the domain types',
    ),
    only('language', 'language', ['language/', 'core/'], 'a language model knows its vendor and the domain types'),
    {
      name: 'vendors-apart',
      severity: 'error',
      from: { path: '^src/channels/([^/]+)/' },
      to: { path: '^src/channels/([^/]+)/', pathNot: '^src/channels/($1|http)/' },
    },
    {
      name: 'config-only-at-the-roots',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(start|server|worker|say|config|installation)\\.ts$' },
      to: { path: '^src/config\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
