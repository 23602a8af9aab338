import type { ResourceRegistry } from '../api/ResourceRegistry.ts';
import type { ResourceType } from '../api/ResourceType.ts';

function groupPath(group: string, version: string): string {
  return group ? `apis/${group}/${version}` : `api/${version}`;
}

function pathsOf(type: ResourceType, version: string) {
  const scope = type.namespaced ? '/namespaces/{namespace}' : '';
  const base = groupPath(type.group, version);
  return {
    [`/${base}${scope}/${type.plural}/{name}`]: {
      patch: {
        'x-kubernetes-group-version-kind': {
          group: type.group,
          version,
          kind: type.kind,
        },
        parameters: [
          { name: 'dryRun', in: 'query' },
          { name: 'fieldManager', in: 'query' },
          { name: 'fieldValidation', in: 'query' },
        ],
        responses: {},
      },
    },
  };
}

/**
 * The part of OpenAPI v3 that `kubectl apply` needs before it sends anything:
 * which kinds exist and that their PATCH knows `fieldValidation`. Schemas are
 * not published.
 */
export function openApiDocument(
  registry: ResourceRegistry,
  path: string,
): object | undefined {
  if (path === '/openapi/v3') {
    const paths: Record<string, { serverRelativeURL: string }> = {};
    for (const type of registry.all()) {
      for (const version of type.versions) {
        const key = groupPath(type.group, version);
        paths[key] = { serverRelativeURL: `/openapi/v3/${key}` };
      }
    }
    return { paths };
  }
  const document = registry
    .all()
    .flatMap(type =>
      type.versions
        .filter(
          version => path === `/openapi/v3/${groupPath(type.group, version)}`,
        )
        .map(version => pathsOf(type, version)),
    );
  return document.length > 0
    ? {
        openapi: '3.0.0',
        info: { title: 'Kubernetes', version: 'v1.34.0' },
        paths: Object.assign({}, ...document),
        components: { schemas: {} },
      }
    : undefined;
}
