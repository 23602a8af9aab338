import { cloneJson, isRecord, jsonEquals } from './KubeObject.ts';
import { StatusError, badRequest } from './StatusError.ts';

interface Operation {
  op: string;
  path: string;
  from?: string;
  value?: unknown;
}

function rejected(): StatusError {
  return new StatusError({
    code: 422,
    reason: 'Invalid',
    message: 'the server rejected our request due to an error in our request',
    details: {},
  });
}

function parsePointer(pointer: string): string[] {
  if (pointer === '') {
    return [];
  }
  if (!pointer.startsWith('/')) {
    throw rejected();
  }
  return pointer
    .slice(1)
    .split('/')
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function arrayIndex(list: unknown[], key: string, inserting: boolean): number {
  if (key === '-' && inserting) {
    return list.length;
  }
  const index = /^(0|[1-9]\d*)$/.test(key) ? Number(key) : -1;
  if (index < 0 || index > list.length - (inserting ? 0 : 1)) {
    throw rejected();
  }
  return index;
}

function lookUp(root: unknown, path: string[]): unknown {
  let current = root;
  for (const key of path) {
    if (Array.isArray(current)) {
      current = current[arrayIndex(current, key, false)];
    } else if (isRecord(current) && Object.hasOwn(current, key)) {
      current = current[key];
    } else {
      throw rejected();
    }
  }
  return current;
}

function change(
  root: unknown,
  path: string[],
  action: 'add' | 'remove' | 'replace',
  value?: unknown,
): unknown {
  if (path.length === 0) {
    return value;
  }
  const parent = lookUp(root, path.slice(0, -1));
  const key = path[path.length - 1];
  if (Array.isArray(parent)) {
    const index = arrayIndex(parent, key, action === 'add');
    if (action === 'remove') {
      parent.splice(index, 1);
    } else {
      parent.splice(index, action === 'add' ? 0 : 1, value);
    }
    return root;
  }
  if (!isRecord(parent)) {
    throw rejected();
  }
  if (action !== 'add' && !Object.hasOwn(parent, key)) {
    throw rejected();
  }
  if (action === 'remove') {
    delete parent[key];
  } else {
    parent[key] = value;
  }
  return root;
}

function isOperation(value: unknown): value is Operation {
  return (
    isRecord(value) &&
    typeof value.op === 'string' &&
    typeof value.path === 'string'
  );
}

/**
 * Applies a JSON Patch (RFC 6902); the target is not changed.
 *
 * @throws StatusError 400 for a malformed patch, 422 for one that does not fit.
 */
export function applyJsonPatch(target: unknown, patch: unknown): unknown {
  if (!Array.isArray(patch)) {
    throw badRequest(
      'error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp',
    );
  }
  let root: unknown = cloneJson(target);
  for (const operation of patch) {
    if (!isOperation(operation)) {
      throw rejected();
    }
    const path = parsePointer(operation.path);
    const value = cloneJson(operation.value);
    switch (operation.op) {
      case 'add':
      case 'replace':
        root = change(root, path, operation.op, value);
        break;
      case 'remove':
        root = change(root, path, 'remove');
        break;
      case 'move':
      case 'copy': {
        const from = parsePointer(operation.from ?? '');
        const moved = cloneJson(lookUp(root, from));
        if (operation.op === 'move') {
          root = change(root, from, 'remove');
        }
        root = change(root, path, 'add', moved);
        break;
      }
      case 'test':
        if (!jsonEquals(lookUp(root, path), value)) {
          throw rejected();
        }
        break;
      default:
        throw rejected();
    }
  }
  return root;
}
