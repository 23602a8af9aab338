import { createContext, useContext } from 'react';
import { ObjectTarget } from '../../api/ObjectTarget';

/** Opens and closes the object drawer of the page. */
export interface ObjectDrawerControl {
  /** What the drawer shows, `undefined` while it is closed. */
  target: ObjectTarget | undefined;
  open(target: ObjectTarget): void;
  close(): void;
}

/** The drawer of the page, if it has one. */
export const ObjectDrawerContext = createContext<
  ObjectDrawerControl | undefined
>(undefined);

/**
 * The object drawer of the page. Throws where no `ObjectDrawerProvider` stands
 * above.
 */
export function useObjectDrawer(): ObjectDrawerControl {
  const control = useContext(ObjectDrawerContext);
  if (!control) {
    throw new Error(
      'useObjectDrawer: there is no <ObjectDrawerProvider> above this component. Wrap the page in one.',
    );
  }
  return control;
}
