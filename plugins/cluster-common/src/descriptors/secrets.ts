import { identityOf } from '../model/objectMeta';
import { ResourceDescriptor } from '../model/ResourceDescriptor';
import { ProjectedRow } from '../model/ResourceRow';
import { fieldsOf, textOf } from '../model/unknownFields';
import { columnNames } from './columnNames';

/** A Secret: what it is, and the names of its keys. */
export interface SecretRow extends ProjectedRow {
  type: string;
  keys: readonly string[];
}

/** Secrets. They are never listed or watched, and no value of them leaves the backend. */
export const secrets: ResourceDescriptor<SecretRow> = {
  id: 'secrets',
  kind: 'Secret',
  group: '',
  plural: 'secrets',
  versions: ['v1'],
  scope: 'Namespaced',
  columns: columnNames<SecretRow>({ type: true, keys: true }),
  project: object => {
    const { type, data } = fieldsOf(object);
    return {
      ...identityOf(object),
      type: textOf(type) ?? 'Opaque',
      keys: Object.keys(fieldsOf(data)).sort(),
    };
  },
  objectOnly: true,
};
