import { cloneJson, isRecord, jsonEquals } from './KubeObject.ts';
import type { UnknownRecord } from './KubeObject.ts';
import { mergeKeyOf, mergesAsSet } from './mergeKeys.ts';
import { StatusError } from './StatusError.ts';

const deletePrefix = '$deleteFromPrimitiveList/';
const orderPrefix = '$setElementOrder/';
const retainKeys = '$retainKeys';

function withoutDirectives(patch: UnknownRecord): UnknownRecord {
  return Object.fromEntries(
    Object.entries(patch).filter(([key]) => !key.startsWith('$')),
  );
}

/** Values inside a patch that meet nothing to merge with still lose directives. */
function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value
      .filter(item => !(isRecord(item) && '$patch' in item))
      .map(cleaned);
  }
  if (!isRecord(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(withoutDirectives(value))
      .filter(([, item]) => item !== null)
      .map(([key, item]) => [key, cleaned(item)]),
  );
}

function mergeKeyed(
  current: unknown[],
  patch: unknown[],
  key: string,
  path: string[],
): unknown[] {
  const items = patch.filter(isRecord);
  if (items.some(item => item.$patch === 'replace')) {
    return cleaned(
      items.filter(item => item.$patch !== 'replace'),
    ) as unknown[];
  }
  let result = [...current];
  for (const item of items) {
    const value = item[key];
    if (value === undefined) {
      const shown = Object.entries(item).map(([name, it]) => `${name}:${it}`);
      throw new StatusError({
        code: 500,
        message: `map: map[${shown.join(
          ' ',
        )}] does not contain declared merge key: ${key}`,
      });
    }
    const index = result.findIndex(
      existing => isRecord(existing) && jsonEquals(existing[key], value),
    );
    if (item.$patch === 'delete') {
      result = result.filter((_, position) => position !== index);
    } else if (index >= 0) {
      result[index] = mergeRecords(result[index], item, path);
    } else {
      result.push(cleaned(item));
    }
  }
  return result;
}

function orderBy(list: unknown[], order: unknown, key?: string): unknown[] {
  if (!Array.isArray(order)) {
    return list;
  }
  const rank = (item: unknown) =>
    order.findIndex(wanted =>
      key && isRecord(item) && isRecord(wanted)
        ? jsonEquals(item[key], wanted[key])
        : jsonEquals(item, wanted),
    );
  const ranked = list.filter(item => rank(item) >= 0);
  const others = list.filter(item => rank(item) < 0);
  return [...ranked.sort((a, b) => rank(a) - rank(b)), ...others];
}

function mergeList(
  current: unknown,
  patch: unknown[],
  path: string[],
): unknown[] {
  const key = mergeKeyOf(path);
  const existing = Array.isArray(current) ? current : [];
  if (key) {
    return mergeKeyed(existing, patch, key, path);
  }
  if (mergesAsSet(path)) {
    return [...existing, ...patch.filter(item => !existing.includes(item))];
  }
  return cleaned(patch) as unknown[];
}

function mergeRecords(
  current: unknown,
  patch: UnknownRecord,
  path: string[],
): unknown {
  if (patch.$patch === 'replace') {
    return cleaned(patch);
  }
  if (patch.$patch === 'delete') {
    return {};
  }
  const result: UnknownRecord = isRecord(current) ? { ...current } : {};
  if (Array.isArray(patch[retainKeys])) {
    for (const key of Object.keys(result)) {
      if (!patch[retainKeys].includes(key)) {
        delete result[key];
      }
    }
  }
  for (const [key, value] of Object.entries(patch)) {
    if (key.startsWith(deletePrefix) && Array.isArray(value)) {
      const field = key.slice(deletePrefix.length);
      const list = result[field];
      if (Array.isArray(list)) {
        result[field] = list.filter(item => !value.includes(item));
      }
    }
  }
  for (const [key, value] of Object.entries(withoutDirectives(patch))) {
    const inner = [...path, key];
    if (value === null) {
      delete result[key];
    } else if (Array.isArray(value)) {
      result[key] = mergeList(result[key], value, inner);
    } else if (isRecord(value)) {
      result[key] = mergeRecords(result[key], value, inner);
    } else {
      result[key] = value;
    }
  }
  for (const [key, order] of Object.entries(patch)) {
    if (key.startsWith(orderPrefix)) {
      const field = key.slice(orderPrefix.length);
      const list = result[field];
      if (Array.isArray(list)) {
        result[field] = orderBy(list, order, mergeKeyOf([...path, field]));
      }
    }
  }
  return result;
}

/**
 * Applies a Kubernetes strategic merge patch to an object of a built-in kind;
 * the target is not changed.
 *
 * @throws StatusError 500 where a list item lacks its merge key.
 */
export function applyStrategicMerge(
  target: unknown,
  patch: UnknownRecord,
): unknown {
  return mergeRecords(cloneJson(target), patch, []);
}
