import { ReactNode, useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { ObjectTarget } from '../../api/ObjectTarget';
import { parseObjectParam, printObjectParam } from '../../model/objectParam';
import { ObjectDrawer } from './ObjectDrawer';
import { ObjectDrawerContext } from './ObjectDrawerContext';

/** Props of `ObjectDrawerProvider`. */
export interface ObjectDrawerProviderProps {
  children: ReactNode;
}

const parameter = 'object';

/**
 * Gives a page its object drawer. What is open stands in the URL as
 * `object=<cluster>/<kind>/<namespace>/<name>`, so a link to it can be shared
 * and Back closes it. One per page.
 */
export function ObjectDrawerProvider(props: ObjectDrawerProviderProps) {
  const { children } = props;
  const [params, setParams] = useSearchParams();
  const value = params.get(parameter);
  const target = useMemo(() => parseObjectParam(value), [value]);

  const open = useCallback(
    (next: ObjectTarget) =>
      setParams(before => {
        const after = new URLSearchParams(before);
        after.set(parameter, printObjectParam(next));
        return after;
      }),
    [setParams],
  );
  const close = useCallback(
    () =>
      setParams(
        before => {
          const after = new URLSearchParams(before);
          after.delete(parameter);
          return after;
        },
        { replace: true },
      ),
    [setParams],
  );
  const control = useMemo(
    () => ({ target, open, close }),
    [target, open, close],
  );
  return (
    <ObjectDrawerContext.Provider value={control}>
      {children}
      <ObjectDrawer target={target} onClose={close} />
    </ObjectDrawerContext.Provider>
  );
}
