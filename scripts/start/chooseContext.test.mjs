import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseContext } from './chooseContext.mjs';

const kubeconfig = {
  'current-context': 'one',
  contexts: [
    { name: 'one', context: { cluster: 'a' } },
    { name: 'two', context: { cluster: 'gone' } },
  ],
  clusters: [{ name: 'a', cluster: { server: 'https://127.0.0.1:1' } }],
};

/** JSON is YAML, so its parser stands in for the one that is installed later. */
const yaml = JSON;

/** @param {unknown} value @param {string} [context] */
const choose = (value, context) =>
  chooseContext({
    path: '/k',
    text: typeof value === 'string' ? value : JSON.stringify(value),
    context,
    yaml,
  });

describe('chooseContext', () => {
  it('takes the current context, or the one asked for', () => {
    assert.equal(choose(kubeconfig), 'one');
    assert.equal(
      choose({ ...kubeconfig, 'current-context': 'two' }, 'one'),
      'one',
    );
  });

  const refused = [
    { why: 'no YAML', value: '{', says: /kubeconfig \/k is no YAML: .+/ },
    { why: 'a list', value: [], says: /no kubeconfig: it has no list/ },
    { why: 'a text', value: '"x"', says: /no kubeconfig/ },
    {
      why: 'no such context',
      value: kubeconfig,
      context: 'three',
      says: /no context "three"; it has "one", "two"\./,
    },
    {
      why: 'no current context',
      value: { ...kubeconfig, 'current-context': '' },
      says: /--context NAME; it has "one", "two"\./,
    },
    {
      why: 'no context at all',
      value: { contexts: [] },
      says: /no current context.*it has none/,
    },
    {
      why: 'a context of a missing cluster',
      value: kubeconfig,
      context: 'two',
      says: /names the cluster "gone", which the file does not describe/,
    },
  ];
  for (const { why, value, context, says } of refused) {
    it(`refuses ${why}`, () => {
      assert.throws(() => choose(value, context), says);
    });
  }
});
