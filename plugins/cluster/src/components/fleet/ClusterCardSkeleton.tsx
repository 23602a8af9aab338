import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';

/** The shape of a cluster's card, while it is on its way. */
export function ClusterCardSkeleton() {
  return (
    <Paper variant="outlined" sx={{ p: 2.5 }}>
      <Skeleton width="45%" sx={{ fontSize: 24 }} />
      <Skeleton width="30%" />
      <Box sx={{ display: 'flex', gap: 2, my: 2 }}>
        {[0, 1, 2, 3].map(place => (
          <Skeleton key={place} variant="rounded" height={56} width="25%" />
        ))}
      </Box>
      <Skeleton variant="rounded" height={8} />
      <Skeleton width="55%" sx={{ mt: 1 }} />
    </Paper>
  );
}
