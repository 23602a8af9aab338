import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { registrySecrets, yarnSettings } from './registry.mjs';

describe('yarnSettings', () => {
  it('hands the settings of npm on', () => {
    const settings = {
      registry: 'http://mirror.test:8080/npm/',
      proxy: null,
      'https-proxy': 'http://proxy.test',
      cafile: '/ca.pem',
    };
    assert.deepEqual(yarnSettings(settings, {}), {
      YARN_NPM_REGISTRY_SERVER: 'http://mirror.test:8080/npm',
      YARN_UNSAFE_HTTP_WHITELIST: 'mirror.test',
      YARN_HTTPS_PROXY: 'http://proxy.test',
      YARN_HTTPS_CA_FILE_PATH: '/ca.pem',
    });
  });

  it('lets what is set for Yarn win', () => {
    const env = { YARN_NPM_REGISTRY_SERVER: 'https://own.test' };
    assert.deepEqual(yarnSettings({ registry: 'https://npm.test/' }, env), {});
  });
});

describe('registrySecrets', () => {
  it('names the address with and without credentials', () => {
    assert.deepEqual(registrySecrets({ registry: 'https://u:p@m.test/x/' }), [
      'https://u:p@m.test/x',
      'm.test',
    ]);
  });
});
