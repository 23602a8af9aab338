import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { ResourceRow } from '@wheelhouse/backstage-plugin-cluster-common';
import {
  ResourceColumn,
  ResourceTable,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { ReactElement, useMemo } from 'react';
import { PodColouringId, podClasses } from '../../model/podGrid/podColouring';
import { PodGroup } from '../../model/podGrid/PodGroup';
import { clusterTranslationRef } from '../../translation';
import { CellGlyph } from './CellGlyph';
import { PodGridTexts } from './usePodGridTexts';

/** Props of `GroupsTable`. */
export interface GroupsTableProps {
  groups: readonly PodGroup[];
  colouring: PodColouringId;
  texts: PodGridTexts;
  label: string;
  /** With the key of the group. */
  onOpen: (key: string) => void;
}

type GroupRow = ResourceRow & { group: PodGroup };

/** The groups of the grid with their pods by class; each opens. */
export function GroupsTable(props: GroupsTableProps) {
  const { groups, colouring, texts, label, onOpen } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  const rows = useMemo<GroupRow[]>(
    () =>
      groups.map(group => ({
        cluster: '',
        id: `group ${group.key}`,
        namespace: '',
        name: texts.title(group),
        created: 0,
        group,
      })),
    [groups, texts],
  );
  const columns = useMemo<ResourceColumn<GroupRow>[]>(
    () => [
      {
        id: 'name',
        header: t('podGrid.group'),
        width: 240,
        sortable: true,
        cell: row => (
          <Link
            component="button"
            type="button"
            underline="hover"
            onClick={() => onOpen(row.group.key)}
            sx={{ font: 'inherit', verticalAlign: 'bottom' }}
          >
            {row.name}
          </Link>
        ),
      },
      {
        id: 'pods',
        header: t('column.pods'),
        width: 90,
        align: 'right',
        sortable: true,
        value: row => row.group.pods.length,
        cell: row => texts.count(row.group.pods.length),
      },
      ...podClasses[colouring]
        .map(
          (podClass, kind): ResourceColumn<GroupRow> => ({
            id: podClass.id,
            header: t(`podGrid.class.${podClass.id}`),
            width: 110,
            align: 'right',
            sortable: true,
            value: row => row.group.counts[kind],
            cell: row => (
              <Count
                text={texts.count(row.group.counts[kind])}
                isNone={row.group.counts[kind] === 0}
                glyph={<CellGlyph tone={podClass.tone} />}
              />
            ),
          }),
        )
        .reverse(),
    ],
    [t, colouring, texts, onOpen],
  );
  return (
    <ResourceTable<GroupRow>
      rows={rows}
      label={label}
      columns={columns}
      onOpen={row => onOpen(row.group.key)}
    />
  );
}

function Count(props: { text: string; isNone: boolean; glyph: ReactElement }) {
  const { text, isNone, glyph } = props;
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.75,
        color: isNone ? 'text.secondary' : undefined,
      }}
    >
      {!isNone && glyph}
      {text}
    </Box>
  );
}
