import { Entity } from '@backstage/catalog-model';

/** The only entity of the catalog. */
export const entityRef = 'component:default/faulty';

/** The catalog; its entity runs what the selector selects. */
export function entitiesOf(selector: string): Entity[] {
  return [
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'faulty',
        annotations: { 'backstage.io/kubernetes-label-selector': selector },
      },
      spec: {},
    },
  ];
}
