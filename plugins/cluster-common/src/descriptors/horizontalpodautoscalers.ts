import { autoscalerMetrics } from '../model/autoscalerMetrics';
import { autoscalerStatus } from '../model/autoscalerStatus';
import { controllerUidOf, identityOf } from '../model/objectMeta';
import { ResourceDescriptor } from '../model/ResourceDescriptor';
import { ProjectedRow, StatusColumns } from '../model/ResourceRow';
import { countOf, fieldsOf, numberOf, textOf } from '../model/unknownFields';
import { columnNames } from './columnNames';

/** A HorizontalPodAutoscaler. */
export interface AutoscalerRow extends ProjectedRow, StatusColumns {
  targetKind: string;
  targetName: string;
  minReplicas: number;
  maxReplicas: number;
  currentReplicas: number;
  desiredReplicas: number;
  /** Current and target value of each metric, as kubectl prints them: `cpu: 45%/80%`. */
  metrics: readonly string[];
}

/** HorizontalPodAutoscalers. */
export const horizontalpodautoscalers: ResourceDescriptor<AutoscalerRow> = {
  id: 'horizontalpodautoscalers',
  kind: 'HorizontalPodAutoscaler',
  group: 'autoscaling',
  plural: 'horizontalpodautoscalers',
  versions: ['v2', 'v1'],
  scope: 'Namespaced',
  columns: columnNames<AutoscalerRow>({
    tone: true,
    reason: true,
    message: true,
    targetKind: true,
    targetName: true,
    minReplicas: true,
    maxReplicas: true,
    currentReplicas: true,
    desiredReplicas: true,
    metrics: true,
  }),
  project: object => {
    const { spec, status } = fieldsOf(object);
    const { scaleTargetRef, minReplicas, maxReplicas } = fieldsOf(spec);
    const { currentReplicas, desiredReplicas } = fieldsOf(status);
    return {
      ...identityOf(object),
      ...autoscalerStatus(object),
      targetKind: textOf(fieldsOf(scaleTargetRef).kind) ?? '',
      targetName: textOf(fieldsOf(scaleTargetRef).name) ?? '',
      minReplicas: numberOf(minReplicas) ?? 1,
      maxReplicas: countOf(maxReplicas),
      currentReplicas: countOf(currentReplicas),
      desiredReplicas: countOf(desiredReplicas),
      metrics: autoscalerMetrics(object),
    };
  },
  parentUid: controllerUidOf,
};
