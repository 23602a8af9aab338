import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { WheelIcon } from './WheelIcon';

const useStyles = makeStyles(theme => ({
  root: {
    height: 72,
    display: 'flex',
    alignItems: 'center',
  },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    paddingLeft: (sidebarConfig.drawerWidthClosed - 32) / 2,
    color: theme.palette.common.white,
    '&:hover': { textDecoration: 'none' },
  },
  name: {
    fontSize: 20,
    fontWeight: 600,
    letterSpacing: '-0.01em',
  },
}));

/** The wheel, and the name beside it while the sidebar is open. */
export function SidebarLogo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <div className={classes.root}>
      <Link
        to="/"
        underline="none"
        className={classes.link}
        aria-label="Wheelhouse, start page"
      >
        <WheelIcon size={32} />
        {isOpen && <span className={classes.name}>Wheelhouse</span>}
      </Link>
    </div>
  );
}
