import {
  KubernetesObject,
  ProjectedRow,
  ResourceDescriptor,
} from '@wheelhouse/backstage-plugin-cluster-common';

/** A row of the custom kind. */
export interface WidgetRow extends ProjectedRow {
  version: string;
  size: number;
}

/** The custom kind, of whose versions the cluster serves the second. */
export const widgets: ResourceDescriptor<WidgetRow> = {
  id: 'widgets.faults.example.com',
  kind: 'Widget',
  group: 'faults.example.com',
  plural: 'widgets',
  versions: ['v2', 'v1'],
  scope: 'Namespaced',
  columns: ['version', 'size'],
  project: (object: KubernetesObject) => {
    const { spec } = object as KubernetesObject & { spec?: { size?: number } };
    return {
      namespace: object.metadata.namespace ?? '',
      name: object.metadata.name,
      created: Date.parse(object.metadata.creationTimestamp ?? '') / 1000,
      version: object.apiVersion?.split('/')[1] ?? '',
      size: spec?.size ?? 0,
    };
  },
};
