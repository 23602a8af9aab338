import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { runConfig, writeRunConfig } from './runConfig.mjs';

const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-config-'));
after(() => rmSync(folder, { recursive: true }));

describe('runConfig', () => {
  it('listens on this machine alone', () => {
    const { app, backend } = runConfig({
      port: 1,
      backendPort: 2,
      folder: '/run',
      cluster: undefined,
    });
    assert.deepEqual(app.listen, { host: '127.0.0.1', port: 1 });
    assert.equal(backend.listen, '127.0.0.1:2');
  });

  it('keeps sessions in the folder of the run', () => {
    const { backend } = runConfig({
      port: 1,
      backendPort: 2,
      folder: '/run',
      cluster: undefined,
    });
    assert.deepEqual(backend.database.plugin.auth.connection, {
      filename: join('/run', 'auth.sqlite'),
    });
  });

  it('leaves the sandbox as configured, or puts the real cluster in its place', () => {
    const ports = { port: 1, backendPort: 2, folder: '/run' };
    assert.ok(!('wheelhouse' in runConfig({ ...ports, cluster: undefined })));
    const cluster = { path: '/k', context: 'one', allowWrites: false };
    assert.deepEqual(runConfig({ ...ports, cluster }).wheelhouse, {
      sandbox: { enabled: false },
      kubeconfig: { path: '/k', context: 'one', allowWrites: false },
    });
  });
});

describe('writeRunConfig', () => {
  it('lays the file over the config files that exist', () => {
    writeFileSync(join(folder, 'app-config.yaml'), '');
    const file = join(folder, 'deep', 'run.yaml');
    const config = runConfig({
      port: 1,
      backendPort: 2,
      folder: dirname(file),
      cluster: undefined,
    });
    assert.deepEqual(writeRunConfig(folder, file, config), [
      join(folder, 'app-config.yaml'),
      file,
    ]);
    assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), config);
  });
});
