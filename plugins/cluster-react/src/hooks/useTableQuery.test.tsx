import { act, renderHook } from '@testing-library/react';
import { ReactNode } from 'react';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { useTableQuery } from './useTableQuery';

const initial = { sort: { column: 'name' } };

function wrapper({ children }: { children: ReactNode }) {
  return (
    <MemoryRouter initialEntries={['/fleet?object=x&q=cart']}>
      {children}
    </MemoryRouter>
  );
}

describe('useTableQuery', () => {
  it('keeps the query in the URL, beside what else stands there', () => {
    const { result, rerender } = renderHook(
      () => ({
        table: useTableQuery({ initial }),
        search: useLocation().search,
      }),
      { wrapper },
    );
    const [query, setQuery] = result.current.table;
    expect(query).toEqual({ ...initial, text: 'cart', filters: undefined });
    rerender();
    expect(result.current.table[0]).toBe(query);
    act(() =>
      setQuery({
        sort: { column: 'created', descending: true },
        filters: { phase: ['Failed'] },
      }),
    );
    expect(new URLSearchParams(result.current.search).toString()).toBe(
      'object=x&sort=-created&filter.phase=Failed',
    );
    expect(result.current.table[0]).toEqual({
      sort: { column: 'created', descending: true },
      filters: { phase: ['Failed'] },
      text: undefined,
    });
  });
});
