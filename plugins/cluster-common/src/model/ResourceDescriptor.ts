import { KubernetesObject } from './KubernetesObject';
import { ProjectedRow } from './ResourceRow';

/**
 * All that Wheelhouse has to know about a kind. Adding a kind is one
 * descriptor; the hub watches it, and pages show its columns.
 */
export interface ResourceDescriptor<TRow extends ProjectedRow = ProjectedRow> {
  /** The resource as kubectl names it: `pods`, or `pipelineruns.tekton.dev` for custom kinds. */
  id: string;
  kind: string;
  /** Empty for the core group. */
  group: string;
  plural: string;
  /** Served versions that `project` understands, the preferred one first. */
  versions: readonly string[];
  scope: 'Namespaced' | 'Cluster';
  /** Keys of the row behind the base columns, in their order on the wire. */
  columns: readonly string[];
  /** Pure: what pages show of an object. Must not throw on odd or missing fields. */
  project(object: KubernetesObject): TRow;
  /** The uid of the object that this one belongs to: its controller, or what an event is about. */
  parentUid?(object: KubernetesObject): string | undefined;
  /** The bucket that a row is counted in per namespace, e.g. a pod's phase. */
  countAs?(row: TRow): string;
  /** Watched from the start, because counters, owners or access need it. */
  always?: boolean;
  /** Never listed or watched: single objects can be read by name, and no more. */
  objectOnly?: boolean;
}

/** The columns that stand before a descriptor's own on the wire. */
export const baseColumns = [
  'cluster',
  'id',
  'namespace',
  'name',
  'created',
] as const;
