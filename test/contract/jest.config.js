const swc = require.resolve('@backstage/cli/config/jestSwcTransform');
const typescript = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
};

/** One suite over the sandbox and a real Kubernetes, both started once for all files. */
module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/*.contract.ts'],
  transform: {
    '\\.ts$': [swc, typescript],
    '\\.(mjs|cjs|js)$': [swc, { jsc: { parser: { syntax: 'ecmascript' } } }],
  },
  // The rest may be ES modules; the transform leaves CommonJS alone.
  transformIgnorePatterns: [
    '/node_modules/(?:@swc|ajv|core-js|jest-.*|typescript|prettier)/',
  ],
  globalSetup: '<rootDir>/setup/globalSetup.ts',
  globalTeardown: '<rootDir>/setup/globalTeardown.ts',
  // Longer than what a test waits for, so that the wait says what is missing.
  testTimeout: 180_000,
  maxWorkers: 1,
};
