const { basename } = require('node:path');
const createConfig = require('@backstage/cli/config/eslint-factory');

// Packages that only one of ours may use, and why.
const reserved = [
  {
    names: ['@kubernetes/client-node'],
    owner: 'cluster-node',
    why: 'Only cluster-node talks to an API server; use its gateway.',
  },
  {
    names: ['@xterm/xterm'],
    owner: 'terminal',
    why: 'Only terminal draws a terminal.',
  },
  {
    names: ['uplot'],
    owner: 'monitoring',
    why: 'Only monitoring draws time series.',
  },
];

const pureModel = {
  files: ['**/src/model/**'],
  excludedFiles: ['**/*.test.*'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: ['react', 'react-dom', '@mui/*', 'express', 'node:*'],
            message: 'model/ is pure code: no React, no Express, no I/O.',
          },
        ],
      },
    ],
    'no-restricted-syntax': [
      'error',
      {
        selector:
          "CallExpression[callee.object.name='Date'][callee.property.name='now'], NewExpression[callee.name='Date'][arguments.length=0]",
        message: 'model/ has no clock: take the time as a parameter.',
      },
    ],
  },
};

/** Backstage's lint for one package, with the dependency rules of this repository as errors. */
module.exports = directory => {
  const folder = basename(directory);
  return createConfig(directory, {
    rules: { '@backstage/no-mixed-plugin-imports': 'error' },
    tsRules: {
      '@typescript-eslint/no-explicit-any': 'error',
      // A file starts with what it is named after; its details follow.
      '@typescript-eslint/no-use-before-define': [
        'error',
        { functions: false, classes: false },
      ],
    },
    restrictedSrcImports: reserved
      .filter(({ owner }) => owner !== folder)
      .flatMap(({ names, why }) => names.map(name => ({ name, message: why }))),
    restrictedImportPatterns: folder.endsWith('-common') ? ['node:*'] : [],
    overrides: [pureModel],
  });
};
