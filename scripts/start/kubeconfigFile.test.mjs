import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { kubeconfigPath, readKubeconfig } from './kubeconfigFile.mjs';

const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-kubeconfig-'));
after(() => rmSync(folder, { recursive: true }));

describe('kubeconfigPath', () => {
  it('is relative to the folder in which npm was called', () => {
    assert.equal(kubeconfigPath('k', { INIT_CWD: '/here' }), '/here/k');
    assert.equal(kubeconfigPath('/k', { INIT_CWD: '/here' }), '/k');
  });

  it('knows the home folder', () => {
    assert.equal(kubeconfigPath('~/k', {}), join(homedir(), 'k'));
  });
});

describe('readKubeconfig', () => {
  it('gives the text', () => {
    writeFileSync(join(folder, 'config'), 'contexts: []\n');
    assert.equal(readKubeconfig(join(folder, 'config')), 'contexts: []\n');
  });

  it('says that there is no such file', () => {
    assert.throws(() => readKubeconfig(join(folder, 'none')), /There is no/);
  });

  it('says that it is a folder', () => {
    assert.throws(() => readKubeconfig(folder), /is a folder/);
  });
});
