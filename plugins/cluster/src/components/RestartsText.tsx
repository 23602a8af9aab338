import { PodRow } from '@wheelhouse/backstage-plugin-cluster-common';
import { Age } from '@wheelhouse/backstage-plugin-cluster-react';

/** Props of `RestartsText`. */
export interface RestartsTextProps {
  row: Pick<PodRow, 'restarts' | 'lastRestart'>;
}

/** How often containers restarted, and in brackets how long ago the last time was. */
export function RestartsText(props: RestartsTextProps) {
  const { restarts, lastRestart } = props.row;
  return restarts === 0 || lastRestart === undefined ? (
    <>{restarts}</>
  ) : (
    <>
      {restarts} (<Age seconds={lastRestart} />)
    </>
  );
}
