import { coreTypes } from './coreTypes.ts';
import { builtInType } from './ResourceType.ts';
import type { ResourceType } from './ResourceType.ts';
import { workloadTypes } from './workloadTypes.ts';
import { ageColumn, column, nameColumn } from './tableColumns.ts';
import { readPath } from '../model/KubeObject.ts';
import { validateCustomResourceDefinition } from './customResourceValidation.ts';
import { defaultCustomResourceDefinition } from './customResourceValidation.ts';

const rbac = { group: 'rbac.authorization.k8s.io', nameRule: 'path' } as const;

const roleRef = column('Role', object =>
  [readPath(object, 'roleRef.kind'), readPath(object, 'roleRef.name')].join(
    '/',
  ),
);

const accessTypes = [
  builtInType({
    ...rbac,
    kind: 'Role',
    plural: 'roles',
    columns: [
      nameColumn,
      column('Created At', object => object.metadata.creationTimestamp),
    ],
  }),
  builtInType({
    ...rbac,
    kind: 'ClusterRole',
    plural: 'clusterroles',
    namespaced: false,
    columns: [
      nameColumn,
      column('Created At', object => object.metadata.creationTimestamp),
    ],
  }),
  builtInType({
    ...rbac,
    kind: 'RoleBinding',
    plural: 'rolebindings',
    columns: [nameColumn, roleRef, ageColumn],
  }),
  builtInType({
    ...rbac,
    kind: 'ClusterRoleBinding',
    plural: 'clusterrolebindings',
    namespaced: false,
    columns: [nameColumn, roleRef, ageColumn],
  }),
];

const extensionTypes = [
  builtInType({
    group: 'apiextensions.k8s.io',
    kind: 'CustomResourceDefinition',
    plural: 'customresourcedefinitions',
    shortNames: ['crd', 'crds'],
    categories: ['api-extensions'],
    namespaced: false,
    status: true,
    countsGeneration: true,
    applyDefaults: defaultCustomResourceDefinition,
    validate: validateCustomResourceDefinition,
    columns: [
      nameColumn,
      column('Created At', object => object.metadata.creationTimestamp),
    ],
  }),
  builtInType({
    group: 'coordination.k8s.io',
    kind: 'Lease',
    plural: 'leases',
    columns: [
      nameColumn,
      column('Holder', object => readPath(object, 'spec.holderIdentity')),
      ageColumn,
    ],
  }),
];

/** Every resource the sandbox serves by itself. */
export const builtInTypes: ResourceType[] = [
  ...coreTypes,
  ...workloadTypes,
  ...accessTypes,
  ...extensionTypes,
];
