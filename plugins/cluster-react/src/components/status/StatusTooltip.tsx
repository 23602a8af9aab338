import Tooltip from '@mui/material/Tooltip';
import { cloneElement, ReactElement } from 'react';

/** Props of `StatusTooltip`. */
export interface StatusTooltipProps {
  message?: string;
  children: ReactElement;
}

/**
 * Shows a sentence on hover and on keyboard focus. Without a sentence there is
 * nothing to reach, so the child stays out of the tab order.
 */
export function StatusTooltip(props: StatusTooltipProps) {
  const { message, children } = props;
  if (!message) {
    return children;
  }
  return (
    <Tooltip title={message} describeChild arrow>
      {cloneElement(children, { tabIndex: 0 })}
    </Tooltip>
  );
}
