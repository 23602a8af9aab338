import { disruptionBudgetStatus } from '../model/disruptionBudgetStatus';
import { controllerUidOf, identityOf } from '../model/objectMeta';
import { ResourceDescriptor } from '../model/ResourceDescriptor';
import { ProjectedRow, StatusColumns } from '../model/ResourceRow';
import { countOf, fieldsOf, intOrTextOf } from '../model/unknownFields';
import { columnNames } from './columnNames';

/** A PodDisruptionBudget. */
export interface DisruptionBudgetRow extends ProjectedRow, StatusColumns {
  /** A number or a percentage; a budget has one of the two. */
  minAvailable?: string;
  maxUnavailable?: string;
  disruptionsAllowed: number;
  currentHealthy: number;
  desiredHealthy: number;
  expectedPods: number;
}

/** PodDisruptionBudgets. */
export const poddisruptionbudgets: ResourceDescriptor<DisruptionBudgetRow> = {
  id: 'poddisruptionbudgets',
  kind: 'PodDisruptionBudget',
  group: 'policy',
  plural: 'poddisruptionbudgets',
  versions: ['v1'],
  scope: 'Namespaced',
  columns: columnNames<DisruptionBudgetRow>({
    tone: true,
    reason: true,
    message: true,
    minAvailable: true,
    maxUnavailable: true,
    disruptionsAllowed: true,
    currentHealthy: true,
    desiredHealthy: true,
    expectedPods: true,
  }),
  project: object => {
    const { spec, status } = fieldsOf(object);
    const { minAvailable, maxUnavailable } = fieldsOf(spec);
    const counts = fieldsOf(status);
    return {
      ...identityOf(object),
      ...disruptionBudgetStatus(object),
      minAvailable: intOrTextOf(minAvailable),
      maxUnavailable: intOrTextOf(maxUnavailable),
      disruptionsAllowed: countOf(counts.disruptionsAllowed),
      currentHealthy: countOf(counts.currentHealthy),
      desiredHealthy: countOf(counts.desiredHealthy),
      expectedPods: countOf(counts.expectedPods),
    };
  },
  parentUid: controllerUidOf,
};
