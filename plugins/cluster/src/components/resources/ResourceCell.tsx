import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  CellValue,
  OwnerColumns,
  ResourceRow,
  StatusColumns,
  timeColumns,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  Age,
  ResourceLink,
  StatusText,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { kindId } from '../../model/kindId';
import { clusterTranslationRef } from '../../translation';
import { ImagesText } from '../ImagesText';
import { OwnerLink } from '../OwnerLink';
import { ReadyText } from '../ReadyText';

/** A row of any kind. */
export type AnyRow = ResourceRow &
  OwnerColumns &
  Partial<StatusColumns> & { readonly [column: string]: CellValue };

/** Props of `ResourceCell`. */
export interface ResourceCellProps {
  row: AnyRow;
  column: string;
}

/** A cell as its column wants it drawn: links, ages, lists, shares; else the value itself. */
export function ResourceCell(props: ResourceCellProps) {
  const { row, column } = props;
  const value = row[column];
  switch (column) {
    case 'tone':
      return row.tone ? (
        <StatusText
          tone={row.tone}
          reason={row.reason ?? ''}
          message={row.message}
        />
      ) : null;
    case 'ownerName':
      return <OwnerLink row={row} />;
    case 'aboutName':
      return <ObjectLink row={row} kind={row.aboutKind} name={value} />;
    case 'targetName':
      return <ObjectLink row={row} kind={row.targetKind} name={value} />;
    case 'ready':
      return (
        <ReadyText
          ready={Number(value ?? 0)}
          desired={typeof row.desired === 'number' ? row.desired : undefined}
          finished={row.tone === 'done'}
        />
      );
    case 'images':
      return <ImagesText images={isList(value) ? value : []} />;
    case 'fullness':
      return <Fullness row={row} />;
    default:
      return timeColumns.has(column) && typeof value === 'number' ? (
        <Age seconds={value} />
      ) : (
        <PlainValue value={value} />
      );
  }
}

function ObjectLink(props: { row: AnyRow; kind: CellValue; name: CellValue }) {
  const { row, kind, name } = props;
  const kindName = String(kind ?? '');
  const id = kindId(kindName);
  if (!name) {
    return null;
  }
  const text = `${kindName}/${name}`;
  // What an event of a node is about is in no namespace.
  const namespace =
    kindName === 'Node' || kindName === 'Namespace' ? undefined : row.namespace;
  return id ? (
    <ResourceLink
      target={{ cluster: row.cluster, kind: id, namespace, name: String(name) }}
    >
      {text}
    </ResourceLink>
  ) : (
    <span title={text}>{text}</span>
  );
}

function Fullness(props: { row: AnyRow }) {
  const { fullest, fullness } = props.row;
  const { t } = useTranslationRef(clusterTranslationRef);
  if (typeof fullest !== 'string' || typeof fullness !== 'number') {
    return null;
  }
  const text = t('resources.fullness', {
    resource: fullest,
    percent: String(Math.round(fullness * 100)),
  });
  return <span title={text}>{text}</span>;
}

function PlainValue(props: { value: CellValue }) {
  const { value } = props;
  if (isList(value)) {
    return <span title={value.join('\n')}>{value.join(', ')}</span>;
  }
  const text =
    typeof value === 'object'
      ? Object.entries(value)
          .map(([key, number]) => `${key}=${number}`)
          .join(', ')
      : String(value ?? '');
  return <span title={text}>{text}</span>;
}

function isList(value: CellValue): value is readonly string[] {
  return Array.isArray(value);
}
