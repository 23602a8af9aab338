import { compareVersions } from '../api/CustomResources.ts';
import type { ResourceRegistry } from '../api/ResourceRegistry.ts';
import type { ResourceType } from '../api/ResourceType.ts';
import { reviewTypes } from '../api/reviewTypes.ts';

const statusVerbs = ['get', 'patch', 'update'];

function verbsOf(type: ResourceType): string[] {
  return [
    'create',
    'delete',
    ...(type.deleteCollection ? ['deletecollection'] : []),
    'get',
    'list',
    'patch',
    'update',
    'watch',
  ];
}

function entriesOf(type: ResourceType) {
  const { namespaced, kind, plural } = type;
  const sub = (name: string, verbs: string[], more: object = {}) => ({
    name: `${plural}/${name}`,
    singularName: '',
    namespaced,
    kind,
    verbs,
    ...more,
  });
  return [
    {
      name: plural,
      singularName: type.singular,
      namespaced,
      kind,
      verbs: verbsOf(type),
      ...(type.shortNames ? { shortNames: type.shortNames } : {}),
      ...(type.categories ? { categories: type.categories } : {}),
    },
    ...(type.scale
      ? [
          sub('scale', statusVerbs, {
            group: 'autoscaling',
            version: 'v1',
            kind: 'Scale',
          }),
        ]
      : []),
    ...(type.status ? [sub('status', statusVerbs)] : []),
    ...(type.extra ?? []).map(({ name, verbs, ...more }) =>
      sub(name, verbs, more),
    ),
  ];
}

function groupDocument(name: string, versions: string[]) {
  const listed = [...versions].sort(compareVersions).map(version => ({
    groupVersion: `${name}/${version}`,
    version,
  }));
  return { name, versions: listed, preferredVersion: listed[0] };
}

function groupVersions(registry: ResourceRegistry): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const { group, versions } of [...registry.all(), ...reviewTypes]) {
    if (group !== '' && versions.length > 0) {
      const known = groups.get(group) ?? new Set();
      versions.forEach(version => known.add(version));
      groups.set(group, known);
    }
  }
  return groups;
}

/** The resources of one group version; undefined where it is not served. */
export function resourceList(
  registry: ResourceRegistry,
  group: string,
  version: string,
): object | undefined {
  const types = registry
    .all()
    .filter(type => type.group === group && type.versions.includes(version));
  const reviews = reviewTypes.filter(
    type => type.group === group && type.versions.includes(version),
  );
  if (types.length + reviews.length === 0) {
    return undefined;
  }
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: group ? `${group}/${version}` : version,
    resources: [
      ...types.flatMap(entriesOf),
      ...reviews.map(({ plural, singular, namespaced, kind }) => ({
        name: plural,
        singularName: singular,
        namespaced,
        kind,
        verbs: ['create'],
      })),
    ].sort((left, right) => (left.name < right.name ? -1 : 1)),
  };
}

/** Answers `/api`, `/apis` and what is below; undefined for other paths. */
export function discoveryDocument(
  registry: ResourceRegistry,
  path: string,
): object | undefined {
  const parts = path.split('/').filter(part => part !== '');
  const groups = groupVersions(registry);
  if (parts[0] === 'api') {
    if (parts.length === 1) {
      return {
        kind: 'APIVersions',
        versions: ['v1'],
        serverAddressByClientCIDRs: [],
      };
    }
    return resourceList(registry, '', parts[1]);
  }
  if (parts[0] !== 'apis') {
    return undefined;
  }
  const [, group, version] = parts;
  if (group === undefined) {
    return {
      kind: 'APIGroupList',
      apiVersion: 'v1',
      groups: [...groups].map(([name, versions]) =>
        groupDocument(name, [...versions]),
      ),
    };
  }
  if (version !== undefined) {
    return resourceList(registry, group, version);
  }
  const versions = groups.get(group);
  return versions
    ? {
        kind: 'APIGroup',
        apiVersion: 'v1',
        ...groupDocument(group, [...versions]),
      }
    : undefined;
}
