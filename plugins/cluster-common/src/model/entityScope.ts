import { Entity } from '@backstage/catalog-model';
import { textOf } from './unknownFields';

/** The value of the label of the same name that an entity's workloads carry. */
export const KUBERNETES_ID_ANNOTATION = 'backstage.io/kubernetes-id';

/** The label that workloads carry when an entity names them by `backstage.io/kubernetes-id`. */
export const KUBERNETES_ID_LABEL = 'backstage.io/kubernetes-id';

/** Narrows an entity to a namespace, or several with commas between them. */
export const KUBERNETES_NAMESPACE_ANNOTATION =
  'backstage.io/kubernetes-namespace';

/** A label selector that an entity's workloads match; wins over the id. */
export const KUBERNETES_LABEL_SELECTOR_ANNOTATION =
  'backstage.io/kubernetes-label-selector';

/** Narrows an entity to a cluster by its name, or several with commas between them. */
export const KUBERNETES_CLUSTER_ANNOTATION = 'backstage.io/kubernetes-cluster';

/** What an entity's annotations ask for. It narrows what is shown; it never grants anything. */
export interface EntityScope {
  /** Names of clusters; all when undefined. */
  clusters?: string[];
  /** All when undefined. */
  namespaces?: string[];
  /** A Kubernetes label selector, as it was written. */
  selector: string;
}

/** What an entity's annotations select; undefined if they do not say what it runs. */
export function entityScope(entity: Entity): EntityScope | undefined {
  const annotations = entity.metadata.annotations ?? {};
  const read = (name: string) => textOf(annotations[name]?.trim());
  const id = read(KUBERNETES_ID_ANNOTATION);
  const selector =
    read(KUBERNETES_LABEL_SELECTOR_ANNOTATION) ??
    (id && `${KUBERNETES_ID_LABEL}=${id}`);
  if (!selector) {
    return undefined;
  }
  return {
    clusters: names(read(KUBERNETES_CLUSTER_ANNOTATION)),
    namespaces: names(read(KUBERNETES_NAMESPACE_ANNOTATION)),
    selector,
  };
}

/** Whether an entity says what it runs, so that its workloads can be shown. */
export function isWorkloadsAvailable(entity: Entity): boolean {
  return entityScope(entity) !== undefined;
}

function names(list: string | undefined): string[] | undefined {
  const found = list?.split(',').flatMap(name => textOf(name.trim()) ?? []);
  return found?.length ? found : undefined;
}
