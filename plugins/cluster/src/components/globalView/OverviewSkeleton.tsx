import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import { panelGrid } from './panelGrid';
import { tileGrid } from './tileGrid';

/** The shape of an overview, while it is on its way. */
export function OverviewSkeleton() {
  return (
    <>
      <Box sx={tileGrid}>
        {[0, 1, 2, 3, 4].map(place => (
          <Paper key={place} variant="outlined" sx={{ px: 2, py: 1.5 }}>
            <Skeleton width="50%" height={20} />
            <Skeleton width="40%" height={36} />
            <Skeleton width="60%" height={20} />
          </Paper>
        ))}
      </Box>
      <Box sx={panelGrid}>
        <div>
          <PanelSkeleton lines={4} />
          <PanelSkeleton lines={4} />
        </div>
        <div>
          <PanelSkeleton lines={11} />
        </div>
      </Box>
      <PanelSkeleton lines={8} />
      <PanelSkeleton lines={8} />
    </>
  );
}

function PanelSkeleton(props: { lines: number }) {
  const { lines } = props;
  return (
    <Paper variant="outlined" sx={{ px: 2.5, pt: 2, pb: 1.5 }}>
      <Skeleton width="30%" height={24} sx={{ mb: 1 }} />
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton
          key={line}
          height={25}
          width={`${96 - ((line * 13) % 30)}%`}
        />
      ))}
    </Paper>
  );
}
