import { Json } from './rubbish';

/** Metadata of a fixture object. */
export const meta = (name: string, more: Record<string, Json> = {}) => ({
  name,
  namespace: 'shop',
  uid: `uid-${name}`,
  creationTimestamp: '2024-01-01T00:00:00Z',
  generation: 2,
  labels: { app: 'cart' },
  ...more,
});

/** Metadata of an object with two owners, of which the named one controls it. */
export const controlledBy = (
  kind: string,
  name: string,
): Record<string, Json> => ({
  ownerReferences: [
    { apiVersion: 'v1', kind: 'Other', name: 'other', uid: 'uid-other' },
    {
      apiVersion: 'apps/v1',
      kind,
      name,
      uid: `uid-${name}`,
      controller: true,
    },
  ],
});

/** A condition of a fixture object. */
export const condition = (type: string, status: string, reason: string) => ({
  type,
  status,
  reason,
  message: `${type} is ${status}`,
  lastTransitionTime: '2024-01-01T00:00:00Z',
});
