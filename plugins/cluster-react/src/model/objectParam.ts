import { ObjectTarget } from '../api/ObjectTarget';

/** A target as `<cluster>/<kind>/<namespace>/<name>`; the namespace may be empty. */
export function printObjectParam(target: ObjectTarget): string {
  return [target.cluster, target.kind, target.namespace ?? '', target.name]
    .map(encodeURIComponent)
    .join('/');
}

/** The target in a URL parameter, or `undefined` where it names none. */
export function parseObjectParam(
  value: string | null,
): ObjectTarget | undefined {
  const parts = (value ?? '').split('/').map(decode);
  const [cluster, kind, namespace, name] = parts;
  if (parts.length !== 4 || !cluster || !kind || !name) {
    return undefined;
  }
  return { cluster, kind, namespace: namespace || undefined, name };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A stray percent sign in a hand-written link: take it literally.
    return part;
  }
}
