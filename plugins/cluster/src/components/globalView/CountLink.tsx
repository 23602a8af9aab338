import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { formatCount } from '../../model/overview/formatAmount';
import { HiddenValue } from './HiddenValue';

/** Props of `CountLink`. */
export interface CountLinkProps {
  /** Undefined where the viewer may not see it. */
  count: number | undefined;
  /** Where those are that were counted. */
  to?: string;
  /** Number and place in words, for who hears the link alone. */
  label: string;
}

/** A number that leads to what it counts. */
export function CountLink(props: CountLinkProps) {
  const { count, to, label } = props;
  if (count === undefined) {
    return <HiddenValue />;
  }
  const text = formatCount(count);
  return to === undefined || count === 0 ? (
    <>{text}</>
  ) : (
    <Link
      component={RouterLink}
      to={to}
      color="inherit"
      underline="hover"
      aria-label={label}
    >
      {text}
    </Link>
  );
}
