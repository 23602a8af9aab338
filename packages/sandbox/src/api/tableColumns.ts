import { humanDuration } from '../model/humanDuration.ts';
import { isRecord, readPath } from '../model/KubeObject.ts';
import type { KubeObject } from '../model/KubeObject.ts';
import { selectorText } from '../model/labelSelector.ts';
import type { LabelSelector } from '../model/labelSelector.ts';
import type { TableColumn } from './ResourceType.ts';

type Cell = TableColumn['cell'];

/** A text column. */
export function column(name: string, cell: Cell, priority = 0): TableColumn {
  return { name, type: 'string', cell, priority };
}

/** A number column. */
export function countColumn(name: string, path: string): TableColumn {
  return {
    name,
    type: 'integer',
    cell: object => readPath(object, path) ?? 0,
  };
}

export const nameColumn: TableColumn = {
  name: 'Name',
  type: 'string',
  format: 'name',
  cell: object => object.metadata.name,
};

/** How long ago a timestamp was, `<none>` where it is missing. */
export function since(value: unknown, now: number): string {
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? '<none>' : humanDuration(now - time);
}

export const ageColumn = column('Age', (object, now) =>
  since(object.metadata.creationTimestamp, now),
);

function containersAt(object: KubeObject, path: string) {
  const containers = readPath(object, path);
  return Array.isArray(containers) ? containers.filter(isRecord) : [];
}

/** Container names and images, for wide output. */
export function containerColumns(path: string): TableColumn[] {
  return [
    column(
      'Containers',
      object =>
        containersAt(object, path)
          .map(container => container.name)
          .join(','),
      1,
    ),
    column(
      'Images',
      object =>
        containersAt(object, path)
          .map(container => container.image)
          .join(','),
      1,
    ),
  ];
}

export const selectorColumn = column(
  'Selector',
  object => {
    const selector = readPath(object, 'spec.selector');
    return isRecord(selector) ? selectorText(selector as LabelSelector) : '';
  },
  1,
);
