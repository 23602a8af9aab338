import InboxOutlined from '@mui/icons-material/InboxOutlined';
import Typography from '@mui/material/Typography';
import { ReactNode } from 'react';
import { ScreenFrame } from './ScreenFrame';

/** Props of `EmptyScreen`. */
export interface EmptyScreenProps {
  title: string;
  /** Why it is empty, or what would fill it. */
  text?: string;
  /** Buttons. */
  actions?: ReactNode;
}

/** There is nothing, and that is no fault. */
export function EmptyScreen(props: EmptyScreenProps) {
  const { title, text, actions } = props;
  return (
    <ScreenFrame
      role="status"
      icon={<InboxOutlined />}
      title={title}
      actions={actions}
    >
      {text && <Typography variant="body2">{text}</Typography>}
    </ScreenFrame>
  );
}
