import {
  fieldsOf,
  intOrTextOf,
  listOf,
  numberOf,
  textOf,
  UnknownFields,
} from './unknownFields';

/**
 * Current and target value of each metric of a HorizontalPodAutoscaler, in the
 * notation of `kubectl get hpa`, e.g. `cpu: 45%/80%`.
 */
export function autoscalerMetrics(autoscaler: unknown): readonly string[] {
  const { spec, status } = fieldsOf(autoscaler);
  const current = listOf(fieldsOf(status).currentMetrics);
  const { metrics, targetCPUUtilizationPercentage: v1Target } = fieldsOf(spec);
  if (numberOf(v1Target) !== undefined) {
    const v1Current = numberOf(
      fieldsOf(status).currentCPUUtilizationPercentage,
    );
    return [`cpu: ${percent(v1Current)}/${percent(numberOf(v1Target))}`];
  }
  return listOf(metrics).map((metric, index) =>
    metricText(metric, current[index] ?? {}),
  );
}

function metricText(metric: UnknownFields, status: UnknownFields): string {
  switch (metric.type) {
    case 'Resource':
      return resourceText(metric.resource, status.resource);
    case 'ContainerResource':
      return resourceText(metric.containerResource, status.containerResource);
    case 'Pods':
      return valueText(metric.pods, status.pods);
    case 'Object':
      return valueText(metric.object, status.object);
    case 'External':
      return valueText(metric.external, status.external);
    default:
      return '<unknown type>';
  }
}

function resourceText(source: unknown, status: unknown): string {
  const { name, target } = fieldsOf(source);
  const { averageValue, averageUtilization } = fieldsOf(target);
  const current = fieldsOf(fieldsOf(status).current);
  const prefix = `${textOf(name) ?? ''}: `;
  const amount = intOrTextOf(averageValue);
  return amount === undefined
    ? `${prefix}${percent(numberOf(current.averageUtilization))}/${percent(
        numberOf(averageUtilization),
        '<auto>',
      )}`
    : `${prefix}${intOrTextOf(current.averageValue) ?? '<unknown>'}/${amount}`;
}

function valueText(source: unknown, status: unknown): string {
  const { metric, target } = fieldsOf(source);
  const { value, averageValue } = fieldsOf(target);
  const current = fieldsOf(fieldsOf(status).current);
  const average = intOrTextOf(averageValue);
  const name = textOf(fieldsOf(metric).name) ?? '';
  return average === undefined
    ? `${name}: ${intOrTextOf(current.value) ?? '<unknown>'}/${
        intOrTextOf(value) ?? '<unknown>'
      }`
    : `${name}: ${
        intOrTextOf(current.averageValue) ?? '<unknown>'
      }/${average} (avg)`;
}

function percent(value: number | undefined, missing = '<unknown>'): string {
  return value === undefined ? missing : `${value}%`;
}
