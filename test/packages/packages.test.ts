import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const root = join(import.meta.dirname, '..', '..');
const PREFIX = '@wheelhouse/backstage-plugin-';

const roleOfSuffix: Record<string, string> = {
  common: 'common-library',
  node: 'node-library',
  react: 'web-library',
  backend: 'backend-plugin',
};

const shared = ['cluster', 'guard'];

const ownedBy: Record<string, string> = {
  '@kubernetes/client-node': 'cluster-node',
  '@xterm/xterm': 'terminal',
  uplot: 'monitoring',
};

interface Manifest {
  name: string;
  private?: boolean;
  license?: string;
  backstage?: { role?: string; pluginId?: string };
  files?: string[];
  configSchema?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

interface Package {
  folder: string;
  path: string;
  manifest: Manifest;
}

function packagesIn(parent: string): Package[] {
  return readdirSync(join(root, parent), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => ({
      folder: entry.name,
      path: join(root, parent, entry.name),
    }))
    .filter(({ path }) => existsSync(join(path, 'package.json')))
    .map(found => ({
      ...found,
      manifest: JSON.parse(
        readFileSync(join(found.path, 'package.json'), 'utf8'),
      ),
    }));
}

function suffixOf(folder: string): string {
  return /-backend-module-/.test(folder)
    ? 'backend-module'
    : /-(common|node|react|backend)$/.exec(folder)?.[1] ?? '';
}

function areaOf(folder: string): string {
  return folder.replace(/-(backend-module-.*|common|node|react|backend)$/, '');
}

function runtimeDependencies({ manifest }: Package): string[] {
  return Object.keys({
    ...manifest.dependencies,
    ...manifest.peerDependencies,
  });
}

const plugins = packagesIn('plugins');
const all = [...plugins, ...packagesIn('packages')];

function roleOf(name: string): string | undefined {
  return all.find(({ manifest }) => manifest.name === name)?.manifest.backstage
    ?.role;
}

describe('published packages', () => {
  it('are found', () => {
    assert.ok(plugins.length >= 5, `found ${plugins.length} plugins`);
  });

  for (const plugin of plugins) {
    const { folder, path, manifest } = plugin;
    const suffix = suffixOf(folder);

    it(`${folder} is named after its folder, with the role of its suffix`, () => {
      assert.equal(manifest.name, `${PREFIX}${folder}`);
      assert.equal(
        manifest.backstage?.role,
        suffix === 'backend-module'
          ? 'backend-plugin-module'
          : roleOfSuffix[suffix] ?? 'frontend-plugin',
      );
      assert.equal(manifest.license, 'Apache-2.0');
      assert.notEqual(manifest.private, true);
    });

    it(`${folder} publishes its config schema and a README`, () => {
      const hasSchema = existsSync(join(path, 'config.d.ts'));
      assert.equal(manifest.configSchema !== undefined, hasSchema);
      assert.equal(manifest.files?.includes('config.d.ts') ?? false, hasSchema);
      assert.ok(existsSync(join(path, 'README.md')), 'README.md is missing');
    });

    it(`${folder} depends only on what its role may use`, () => {
      const ours = runtimeDependencies(plugin).filter(name =>
        name.startsWith(PREFIX),
      );
      for (const name of ours) {
        const target = name.slice(PREFIX.length);
        assert.ok(
          !['frontend-plugin', 'backend-plugin'].includes(roleOf(name) ?? ''),
          `${folder} depends on ${target}, which is a plugin of its own`,
        );
        if (suffix === 'common') {
          assert.equal(suffixOf(target), 'common', `${folder} → ${target}`);
        }
        const area = areaOf(target);
        assert.ok(
          area === areaOf(folder) || shared.includes(area),
          `${folder} depends on ${target}, which belongs to another area`,
        );
      }
    });
  }
});

describe('every package', () => {
  for (const found of all) {
    const { folder, manifest } = found;

    it(`${folder} leaves reserved libraries to their owners`, () => {
      for (const name of runtimeDependencies(found)) {
        if (name in ownedBy) {
          assert.equal(folder, ownedBy[name], `${folder} uses ${name}`);
        }
      }
    });

    it(`${folder} takes the major versions that work together`, () => {
      const versions = {
        ...manifest.dependencies,
        ...manifest.devDependencies,
      };
      for (const [name, version] of Object.entries(versions)) {
        if (/^@mui\/(material|icons-material)$/.test(name)) {
          assert.match(version, /^\^5\.18\./, `${folder}: ${name}`);
        }
        if (name === '@kubernetes/client-node') {
          assert.match(version, /^[~^]?1\.4\./, `${folder}: ${name}`);
        }
        if (name.startsWith(PREFIX)) {
          assert.equal(version, 'workspace:^', `${folder}: ${name}`);
        }
      }
    });

    it(`${folder} lints by the rules of the repository`, () => {
      assert.match(
        readFileSync(join(found.path, '.eslintrc.js'), 'utf8'),
        /eslint\.package/,
      );
    });
  }
});
