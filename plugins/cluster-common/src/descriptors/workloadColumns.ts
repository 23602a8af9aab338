import { WorkloadRow } from '../model/rows';
import { fieldsOf, listOf, textOf } from '../model/unknownFields';
import { columnNames } from './columnNames';

/** The columns that all workloads share, so that pages show them in one table. */
export const workloadColumns = columnNames<WorkloadRow>({
  kind: true,
  tone: true,
  reason: true,
  message: true,
  desired: true,
  ready: true,
  updated: true,
  available: true,
  images: true,
  ownerKind: true,
  ownerName: true,
  ownerId: true,
});

/** The images of a workload's pod template, each once. */
export function templateImages(workload: unknown): readonly string[] {
  const template = fieldsOf(fieldsOf(fieldsOf(workload).spec).template);
  const images = listOf(fieldsOf(template.spec).containers).flatMap(
    container => textOf(container.image) ?? [],
  );
  return [...new Set(images)];
}
