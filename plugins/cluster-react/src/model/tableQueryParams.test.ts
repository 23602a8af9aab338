import { readTableQuery, writeTableQuery } from './tableQueryParams';

const options = { prefix: '' };

describe('tableQueryParams', () => {
  it('comes back as it went, and leaves other parameters alone', () => {
    const query = {
      sort: { column: 'restarts', descending: true },
      filters: { phase: ['Failed', 'Pending'], cluster: ['prod'] },
      text: 'a&b',
    };
    const params = writeTableQuery(
      new URLSearchParams('object=x&q=old&filter.node=n'),
      query,
      options,
    );
    expect(params.get('object')).toBe('x');
    expect(params.get('sort')).toBe('-restarts');
    expect(params.has('filter.node')).toBe(false);
    expect(
      readTableQuery(new URLSearchParams(params.toString()), options),
    ).toEqual(query);
  });

  it('writes nothing where the page already starts', () => {
    const initial = { sort: { column: 'name' } };
    const params = writeTableQuery(new URLSearchParams(), initial, {
      initial,
      prefix: 'pods.',
    });
    expect(params.toString()).toBe('');
    expect(readTableQuery(params, { initial, prefix: 'pods.' })).toEqual({
      sort: { column: 'name' },
    });
  });
});
