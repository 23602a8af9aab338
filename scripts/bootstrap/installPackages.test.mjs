import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explainFailure } from './installPackages.mjs';

describe('explainFailure', () => {
  const cases = [
    ['Error: ENOSPC: no space left on device, write', /disk is full/],
    [
      'YN0028: │ The lockfile would have been modified by this install',
      /run `yarn install` and commit/,
    ],
    ['YN0001: RequestError: getaddrinfo ENOTFOUND', /cannot be reached/],
    ['YN0080: │ blocked because of your configuration', /cannot be reached/],
    ["YN0009: better-sqlite3 couldn't be built successfully", /g\+\+/],
    ['YN0035: │ The remote server failed (404)', /^Yarn could not install/],
  ];
  for (const [log, says] of cases) {
    it(`explains ${log}`, () => {
      const why = explainFailure(String(log), '/plain');
      assert.match(why, /** @type {RegExp} */ (says));
    });
  }

  it('blames a blank in the path where make fails', () => {
    const why = explainFailure('YN0009: not built', '/a b');
    assert.match(why, /blank in its path: move \/a b and/);
  });
});
