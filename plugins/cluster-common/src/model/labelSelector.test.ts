import { labelSelectorOf, parseLabelSelector } from './labelSelector';

const web = { app: 'web', tier: 'front', 'example.com/team': 'shop' };

describe('parseLabelSelector', () => {
  it.each([
    // selector, canonical text, matches `web`, matches no labels
    ['', '', true, true],
    ['  ', '', true, true],
    ['app=web', 'app=web', true, false],
    ['app==web', 'app=web', true, false],
    [' app = web ', 'app=web', true, false],
    ['app=api', 'app=api', false, false],
    ['app!=web', 'app!=web', false, true],
    ['app != api', 'app!=api', true, true],
    ['app=', 'app=', false, false],
    ['missing!=', 'missing!=', true, true],
    ['app', 'app', true, false],
    ['!app', '!app', false, true],
    ['! canary', '!canary', true, true],
    ['app in (web)', 'app=web', true, false],
    ['app in (web, api)', 'app in (api,web)', true, false],
    ['app in (web,,api)', 'app in (,api,web)', true, false],
    ['app notin (api)', 'app!=api', true, true],
    ['app notin (web,api)', 'app notin (api,web)', false, true],
    ['in in (in)', 'in=in', false, false],
    ['tier=front,app=web', 'app=web,tier=front', true, false],
    ['app=web,app==web', 'app=web', true, false],
    ['app=web,app=api', 'app=api,app=web', false, false],
    ['example.com/team=shop', 'example.com/team=shop', true, false],
    ['example.com/team,!canary', '!canary,example.com/team', true, false],
    ['toString', 'toString', false, false],
  ])('%s', (text, canonical, matchesWeb, matchesNothing) => {
    const selector = parseLabelSelector(text);
    expect(selector.text).toBe(canonical);
    expect(selector.matches(web)).toBe(matchesWeb);
    expect(selector.matches({})).toBe(matchesNothing);
    expect(parseLabelSelector(selector.text).text).toBe(canonical);
  });

  it.each([
    ['app=web,', 'expected a label key at character 9.'],
    [',app', 'expected a label key at character 1.'],
    ['=web', 'expected a label key at character 1.'],
    ['app=web tier=front', "'t' is not expected at character 9."],
    ['app in', "expected '(' at character 7."],
    ['app in (web', "expected ',' or ')' at character 12."],
    ['app in (web))', "')' is not expected at character 13."],
    [
      'app is web',
      "expected =, ==, !=, in or notin after 'app' at character 5.",
    ],
    ['app>1', "expected =, ==, !=, in or notin after 'app' at character 4."],
    ['-app', "'-app' is no label key at character 1."],
    ['a/b/c', "'a/b/c' is no label key at character 1."],
    ['Example.com/team', "'Example.com/team' is no label key at character 1."],
    ['app=-web', "'-web' is no label value at character 5."],
    ['app=we/b', "'we/b' is no label value at character 5."],
    [`app=${'x'.repeat(64)}`, 'is no label value at character 5.'],
    [`${'x'.repeat(64)}=a`, 'is no label key at character 1.'],
    ['app===web', "'=' is not expected at character 6."],
    ['!', 'expected a label key at character 2.'],
    ['!app=web', "'=' is not expected at character 5."],
  ])('refuses %s', (text, where) => {
    expect(() => parseLabelSelector(text)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining(where),
      }),
    );
  });

  it('quotes the selector that it refuses', () => {
    expect(() => parseLabelSelector('app in')).toThrow(
      "The label selector 'app in' is not valid: expected '(' at character 7.",
    );
  });

  it('reads keys and values of the greatest length', () => {
    const key = `${'p'.repeat(253)}/${'k'.repeat(63)}`;
    const value = 'v'.repeat(63);
    expect(
      parseLabelSelector(`${key}=${value}`).matches({ [key]: value }),
    ).toBe(true);
  });
});

describe('labelSelectorOf', () => {
  it('reads labels and expressions', () => {
    const selector = labelSelectorOf({
      matchLabels: { tier: 'front' },
      matchExpressions: [
        { key: 'app', operator: 'In', values: ['web', 'api'] },
        { key: 'env', operator: 'NotIn', values: ['test'] },
        { key: 'example.com/team', operator: 'Exists' },
        { key: 'canary', operator: 'DoesNotExist' },
      ],
    });
    expect(selector?.text).toBe(
      '!canary,app in (api,web),env!=test,example.com/team,tier=front',
    );
    expect(selector?.matches(web)).toBe(true);
    expect(selector?.matches({ ...web, env: 'test' })).toBe(false);
    expect(selector?.matches({ ...web, canary: '' })).toBe(false);
  });

  it('matches everything when empty, and nothing when there is none', () => {
    expect(labelSelectorOf({})?.matches(web)).toBe(true);
    expect(labelSelectorOf(undefined)).toBeUndefined();
  });

  it('refuses an unknown operator', () => {
    expect(() =>
      labelSelectorOf({ matchExpressions: [{ key: 'app', operator: 'Gt' }] }),
    ).toThrow(
      "The label selector expression with key 'app' and operator 'Gt' is not valid. The operator is one of In, NotIn, Exists, DoesNotExist.",
    );
  });
});
