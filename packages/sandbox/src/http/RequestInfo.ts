/** What the path and method of a request mean. */
export interface RequestInfo {
  verb: string;
  /** False for paths such as `/version` and discovery. */
  isResource: boolean;
  path: string;
  group: string;
  version: string;
  namespace?: string;
  resource: string;
  name?: string;
  subresource?: string;
}

const verbs: Record<string, string> = {
  GET: 'get',
  HEAD: 'get',
  POST: 'create',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
};

function verbOf(method: string, name: string | undefined, watch: boolean) {
  const verb = verbs[method] ?? method.toLowerCase();
  if (name === undefined && verb === 'get') {
    return watch ? 'watch' : 'list';
  }
  return name === undefined && verb === 'delete' ? 'deletecollection' : verb;
}

/** Reads a path of the Kubernetes API; the cluster prefix is already gone. */
export function parseRequest(
  method: string,
  path: string,
  query: URLSearchParams,
): RequestInfo {
  const parts = path
    .split('/')
    .filter(part => part !== '')
    .map(part => decodeURIComponent(part));
  const other: RequestInfo = {
    verb: verbs[method] ?? method.toLowerCase(),
    isResource: false,
    path,
    group: '',
    version: '',
    resource: '',
  };
  const core = parts[0] === 'api';
  if (!core && parts[0] !== 'apis') {
    return other;
  }
  const group = core ? '' : parts[1] ?? '';
  const version = parts[core ? 1 : 2] ?? '';
  let rest = parts.slice(core ? 2 : 3);
  if (rest.length === 0) {
    return other;
  }
  let namespace: string | undefined;
  if (rest[0] === 'namespaces' && rest.length > 1) {
    namespace = rest[1];
    const own = rest.length === 2 || ['status', 'finalize'].includes(rest[2]);
    rest = own ? rest : rest.slice(2);
  }
  const [resource, name, ...subresource] = rest;
  const watch = ['1', 'true'].includes(query.get('watch') ?? '');
  return {
    verb: verbOf(method, name, watch),
    isResource: true,
    path,
    group,
    version,
    namespace,
    resource,
    name,
    subresource: subresource.length > 0 ? subresource.join('/') : undefined,
  };
}
