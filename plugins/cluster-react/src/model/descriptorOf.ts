import {
  coreDescriptors,
  objectOnlyDescriptors,
  ResourceDescriptor,
} from '@wheelhouse/backstage-plugin-cluster-common';

type KnownKind = Pick<
  ResourceDescriptor,
  'id' | 'kind' | 'group' | 'scope' | 'objectOnly'
>;

const known: readonly KnownKind[] = [
  ...coreDescriptors,
  ...objectOnlyDescriptors,
];

/** The descriptor with an id such as `pods`, if it is one of Kubernetes itself. */
export function descriptorOf(id: string): KnownKind | undefined {
  return known.find(descriptor => descriptor.id === id);
}

/** The descriptor's id for an owner's kind and `apiVersion`, if it is known. */
export function kindIdOf(kind: string, apiVersion: string): string | undefined {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return known.find(
    descriptor => descriptor.kind === kind && descriptor.group === group,
  )?.id;
}
