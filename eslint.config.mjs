import tseslint from 'typescript-eslint';

const sandboxRules = {
  'no-restricted-globals': [
    'error',
    ...[
      'process',
      'Buffer',
      'console',
      'fetch',
      'setTimeout',
      'setInterval',
      'setImmediate',
      'Intl',
      'WeakRef',
      'FinalizationRegistry',
    ].map((name) => ({
      name,
      message: 'Workflow code and core are deterministic: time and data come in as arguments.',
    })),
  ],
  'no-restricted-syntax': [
    'error',
    {
      selector: 'MemberExpression[property.name=/^toLocale/]',
      message: 'Locale data differs between machines: do this in an activity.',
    },
    {
      selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
      message: 'Pass the instant in.',
    },
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Pass the instant in.' },
    {
      selector: "MemberExpression[object.name='Math'][property.name='random']",
      message: 'No chance in core or workflows.',
    },
    { selector: 'Program > VariableDeclaration[kind="let"]', message: 'No module state: the sandbox is shared.' },
  ],
};

export default tseslint.config(
  { ignores: ['node_modules/', 'data/', 'coverage/', 'console/dist/'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' }],
      'no-console': 'error',
      'max-lines': ['error', { max: 300 }],
    },
  },
  { files: ['src/core/**/*.ts', 'src/workflows/**/*.ts'], rules: sandboxRules },
  {
    files: ['src/workflows/**/*.ts'],
    // Inside the sandbox Date.now() is the workflow's own replay-safe clock.
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/config.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only config.ts reads the environment.' },
      ],
    },
  },
  { files: ['src/start.ts', 'src/say.ts', 'bench/**/*.ts'], rules: { 'no-console': 'off' } },
);
