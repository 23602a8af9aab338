/** What a path on the API server is made of. */
export interface ResourcePathOptions {
  group: string;
  version: string;
  plural: string;
  namespace?: string;
  name?: string;
  subresource?: string;
}

/** The path of a collection, an object or a subresource, every part escaped. */
export function resourcePath(options: ResourcePathOptions): string {
  const { group, version, plural, namespace, name, subresource } = options;
  const parts = group ? ['apis', group, version] : ['api', version];
  if (namespace !== undefined) {
    parts.push('namespaces', namespace);
  }
  parts.push(plural);
  if (name !== undefined) {
    parts.push(name);
    if (subresource !== undefined) {
      parts.push(subresource);
    }
  }
  // A part of only dots survives escaping and would climb up the path.
  // An API server routes on the decoded path, so an escaped slash would climb
  // out of the resource as well.
  if (parts.some(part => part === '' || /^\.+$|[/%]/.test(part))) {
    throw new TypeError(
      'A part of the path of a resource is empty, only dots, or holds a slash or percent sign.',
    );
  }
  return `/${parts.map(encodeURIComponent).join('/')}`;
}
