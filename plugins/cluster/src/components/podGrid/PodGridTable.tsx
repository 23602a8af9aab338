import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import ArrowBack from '@mui/icons-material/ArrowBack';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useRef, useState } from 'react';
import { GridPod } from '../../model/podGrid/GridPod';
import { PodColouringId } from '../../model/podGrid/podColouring';
import { PodGroup } from '../../model/podGrid/PodGroup';
import { clusterTranslationRef } from '../../translation';
import { GroupPodsTable } from './GroupPodsTable';
import { GroupsTable } from './GroupsTable';
import { PodGridTexts } from './usePodGridTexts';
import { useSettled } from './useSettled';

/** Props of `PodGridTable`. */
export interface PodGridTableProps {
  groups: readonly PodGroup[];
  colouring: PodColouringId;
  texts: PodGridTexts;
  label: string;
  onOpen: (pod: GridPod) => void;
}

const settleMilliseconds = 1000;

/** The twin of the grid: its groups as a table, and the pods of each. */
export function PodGridTable(props: PodGridTableProps) {
  const { colouring, texts, label, onOpen } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  // Sorting thousands of rows at every change would cost more than it tells.
  const groups = useSettled(props.groups, settleMilliseconds);
  const [openKey, setOpenKey] = useState<string>();
  const open = groups.find(({ key }) => key === openKey);
  const back = useRef<HTMLButtonElement>(null);
  // What was pressed is gone; the keyboard goes on from here.
  useEffect(() => back.current?.focus(), [openKey]);
  if (!open) {
    return (
      <GroupsTable
        groups={groups}
        colouring={colouring}
        texts={texts}
        label={label}
        onOpen={setOpenKey}
      />
    );
  }
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1, minWidth: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, minWidth: 0 }}>
        <Button
          ref={back}
          size="small"
          startIcon={<ArrowBack />}
          onClick={() => setOpenKey(undefined)}
          sx={{ flexShrink: 0 }}
        >
          {t('podGrid.allGroups')}
        </Button>
        <Box sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
          {texts.group(open)}
        </Box>
      </Box>
      <GroupPodsTable
        pods={open.pods}
        label={t('podGrid.podsOf', { group: texts.title(open) })}
        onOpen={onOpen}
      />
    </Box>
  );
}
