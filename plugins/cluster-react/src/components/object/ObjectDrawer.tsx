import Drawer from '@mui/material/Drawer';
import { useId, useRef } from 'react';
import { ObjectTarget } from '../../api/ObjectTarget';
import { printObjectParam } from '../../model/objectParam';
import { ObjectDetails } from './ObjectDetails';

/** Props of `ObjectDrawer`. */
export interface ObjectDrawerProps {
  /** What to show; closed while `undefined`. */
  target: ObjectTarget | undefined;
  onClose: () => void;
}

/**
 * One object in detail, live. Escape closes, and the focus goes back to where
 * it was.
 */
export function ObjectDrawer(props: ObjectDrawerProps) {
  const { target, onClose } = props;
  const titleId = useId();
  // What slides out is what was open.
  const last = useRef(target);
  last.current = target ?? last.current;
  const shown = last.current;
  return (
    <Drawer
      anchor="right"
      open={target !== undefined}
      onClose={onClose}
      PaperProps={{
        role: 'dialog',
        'aria-modal': true,
        'aria-labelledby': titleId,
        sx: { width: 'min(760px, 100vw)', backgroundImage: 'none' },
      }}
    >
      {shown && (
        <ObjectDetails
          key={printObjectParam(shown)}
          target={shown}
          titleId={titleId}
          onClose={onClose}
        />
      )}
    </Drawer>
  );
}
