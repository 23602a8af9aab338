import { Condition } from './KubernetesObject';
import { fieldsOf, listOf, textOf } from './unknownFields';

/** The conditions in `status.conditions` of an object; what has no type is left out. */
export function conditionsOf(object: unknown): readonly Condition[] {
  return readConditions(fieldsOf(fieldsOf(object).status).conditions);
}

/** Conditions from an unvalidated list. */
export function readConditions(value: unknown): readonly Condition[] {
  return listOf(value).flatMap(fields => {
    const type = textOf(fields.type);
    return type === undefined
      ? []
      : {
          type,
          status: textOf(fields.status) ?? 'Unknown',
          reason: textOf(fields.reason),
          message: textOf(fields.message),
          lastTransitionTime: textOf(fields.lastTransitionTime),
          lastUpdateTime: textOf(fields.lastUpdateTime),
        };
  });
}

/** The condition of a type. */
export function findCondition(
  conditions: readonly Condition[],
  type: string,
): Condition | undefined {
  return conditions.find(condition => condition.type === type);
}

/** The condition of a type, if it holds. */
export function trueCondition(
  conditions: readonly Condition[],
  type: string,
): Condition | undefined {
  const condition = findCondition(conditions, type);
  return condition?.status === 'True' ? condition : undefined;
}
