import { createContext } from 'react';
import { UnknownReason } from '../../model/overview/unknownReason';

/** Says to `HiddenValue` why numbers of the row around it are missing. */
export const UnknownContext = createContext<UnknownReason>('hidden');
