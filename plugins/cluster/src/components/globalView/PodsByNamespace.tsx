import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Link from '@mui/material/Link';
import { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { formatCount } from '../../model/overview/formatAmount';
import { LiveOverview } from '../../model/overview/LiveOverview';
import { namespaceBars } from '../../model/overview/namespaceBars';
import { clusterTranslationRef } from '../../translation';
import { Bar, BarFill } from './Bar';
import { HiddenValue } from './HiddenValue';
import { useOverviewSurroundings } from './OverviewContext';
import { Panel } from './Panel';
import { PanelTable } from './PanelTable';

/** Props of `PodsByNamespace`. */
export interface PodsByNamespaceProps {
  all: LiveOverview | undefined;
}

/** The namespaces with the most pods over all clusters, and all others as one. */
export function PodsByNamespace(props: PodsByNamespaceProps) {
  const { all } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  const { links } = useOverviewSurroundings();
  const bars = namespaceBars(all);
  const title = t('overview.podsByNamespace.title');
  if (!bars) {
    return (
      <Panel title={title}>
        <HiddenValue />
      </Panel>
    );
  }
  const { top, rest, longest } = bars;
  if (top.length === 0) {
    return <Panel title={title}>{t('overview.podsByNamespace.none')}</Panel>;
  }
  const isCut = rest !== undefined && rest.pods > longest;
  return (
    <Panel
      title={title}
      aside={t('overview.podsByNamespace.all', {
        number: formatCount(top.length + (rest?.namespaces ?? 0)),
      })}
    >
      <PanelTable
        aria-label={title}
        sx={{
          '&& th, && td': { py: 0.25 },
          '& tbody tr:first-of-type, & tbody tr + tr:not(.rest)': {
            borderTop: 0,
          },
        }}
      >
        <colgroup>
          <col style={{ width: '45%' }} />
          <col />
          <col style={{ width: 76 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('overview.namespace')}</th>
            <td />
            <th scope="col" className="number">
              {t('overview.count.pods')}
            </th>
          </tr>
        </thead>
        <tbody>
          {top.map(({ name, pods }) => (
            <NamespaceRow
              key={name}
              name={
                <LinkTo to={links.pods?.({ namespace: [name] })}>{name}</LinkTo>
              }
              title={name}
              pods={pods}
              share={pods / longest}
              fill="primary"
            />
          ))}
          {rest && (
            <NamespaceRow
              className="rest"
              name={
                <LinkTo to={links.namespaces?.()}>
                  {t('overview.podsByNamespace.rest', {
                    count: rest.namespaces,
                    number: formatCount(rest.namespaces),
                  })}
                </LinkTo>
              }
              pods={rest.pods}
              share={rest.pods / longest}
              fill="apart"
              barTitle={
                isCut ? t('overview.podsByNamespace.restCut') : undefined
              }
            />
          )}
        </tbody>
      </PanelTable>
    </Panel>
  );
}

function NamespaceRow(props: {
  name: ReactNode;
  title?: string;
  pods: number;
  share: number;
  fill: BarFill;
  barTitle?: string;
  className?: string;
}) {
  const { name, title, pods, share, fill, barTitle, className } = props;
  return (
    <tr className={className}>
      <th scope="row" title={title}>
        {name}
      </th>
      <td>
        <Bar parts={[{ fill, share, title: barTitle }]} />
      </td>
      <td className="number">{formatCount(pods)}</td>
    </tr>
  );
}

function LinkTo(props: { to: string | undefined; children: ReactNode }) {
  const { to, children } = props;
  return to === undefined ? (
    <>{children}</>
  ) : (
    <Link component={RouterLink} to={to} color="inherit" underline="hover">
      {children}
    </Link>
  );
}
