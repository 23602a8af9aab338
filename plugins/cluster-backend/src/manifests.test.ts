import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { coreDescriptors } from '@wheelhouse/backstage-plugin-cluster-common';
import { parseAllDocuments } from 'yaml';

interface Rule {
  apiGroups?: string[];
  resources?: string[];
  resourceNames?: string[];
  verbs: string[];
}

interface Manifest {
  kind: string;
  rules?: Rule[];
}

/** The rules of the ClusterRole in a file. */
function rulesOf(file: string): Rule[] {
  const text = readFileSync(resolve(__dirname, '../manifests', file), 'utf8');
  const manifests: Manifest[] = parseAllDocuments(text).map(document =>
    document.toJS(),
  );
  return manifests.find(({ kind }) => kind === 'ClusterRole')?.rules ?? [];
}

describe('manifests', () => {
  const rules = rulesOf('cluster-role.yaml');

  it.each(coreDescriptors.map(({ id, group, plural }) => [id, group, plural]))(
    'lets the gateway read and watch %s',
    (_id, group, plural) => {
      const rule = rules.find(
        ({ apiGroups, resources }) =>
          apiGroups?.includes(group) && resources?.includes(plural),
      );
      expect(rule?.verbs).toEqual(['get', 'list', 'watch']);
    },
  );

  it('lets it change nothing and see no Secrets', () => {
    const granted = rules.flatMap(({ resources = [], verbs }) =>
      resources.flatMap(resource => verbs.map(verb => `${verb} ${resource}`)),
    );
    const reads = /^(get|list|watch) (?!secrets$)[a-z]+$/;
    expect(granted.filter(grant => !reads.test(grant))).toEqual([
      'create selfsubjectaccessreviews',
    ]);
  });

  it('lets it impersonate by name only', () => {
    const impersonating = rulesOf('cluster-role-impersonate.yaml').filter(
      ({ verbs }) => verbs.includes('impersonate'),
    );
    expect(impersonating.map(({ resources }) => resources)).toEqual([
      ['users'],
      ['groups'],
    ]);
    for (const { resourceNames } of impersonating) {
      expect(resourceNames?.length).toBeGreaterThan(0);
    }
    expect(
      impersonating
        .flatMap(({ resourceNames = [] }) => resourceNames)
        .filter(name => name.startsWith('system:')),
    ).toEqual(['system:authenticated']);
  });
});
