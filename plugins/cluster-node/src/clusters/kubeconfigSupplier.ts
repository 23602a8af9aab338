import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { KubeConfig, User } from '@kubernetes/client-node';
import { parse } from 'yaml';
import { ClusterSupplier } from './ClusterDefinition';

const key = 'wheelhouse.kubeconfig';

/**
 * Supplies one cluster from the kubeconfig file at `wheelhouse.kubeconfig`,
 * under the name of its context (`-` in place of slashes): client certificates, tokens, token files,
 * user and password, exec plugins, OIDC. It is read-only unless `allowWrites`.
 *
 * Throws an `InputError` at start if the file, the context or what the context
 * refers to is not there; the message says what is.
 */
export function kubeconfigSupplier(config: RootConfigService): ClusterSupplier {
  return {
    id: key,
    async supply() {
      const section = config.getOptionalConfig(key);
      if (!section) {
        return { clusters: [] };
      }
      const file = path.resolve(section.getString('path'));
      const { kubeConfig, context } = await readKubeconfig(
        file,
        section.getOptionalString('context'),
      );
      const allowWrites = section.getOptionalBoolean('allowWrites') ?? false;
      return {
        clusters: [
          {
            // Some tools put a path into the name of a context.
            name: context.replace(/[/\s]+/g, '-'),
            title: context,
            kubeConfig,
            source: `${key} (${file})`,
            allow: allowWrites ? ['*'] : [],
          },
        ],
      };
    },
  };
}

async function readKubeconfig(file: string, wanted: string | undefined) {
  const text = await readText(file);
  const all = new KubeConfig();
  let tokenFiles: Map<string, string>;
  try {
    all.loadFromString(text);
    all.makePathsAbsolute(path.dirname(file));
    tokenFiles = findTokenFiles(text);
  } catch (error) {
    throw new InputError(
      `The kubeconfig ${file} cannot be understood: ${
        error instanceof Error ? error.message : error
      }`,
      error,
    );
  }
  const names = all.getContexts().map(({ name }) => name);
  const offered =
    names.length > 0 ? `it has ${names.join(', ')}` : 'it has none';
  const name = wanted ?? all.getCurrentContext();
  if (!name) {
    throw new InputError(
      `The kubeconfig ${file} has no current context; set ${key}.context (${offered}).`,
    );
  }
  const context = all.getContextObject(name);
  if (!context) {
    throw new InputError(
      `The kubeconfig ${file} has no context "${name}"; ${offered}.`,
    );
  }
  const cluster = all.getCluster(context.cluster);
  if (!cluster) {
    throw new InputError(
      `The context "${name}" of the kubeconfig ${file} refers to the cluster "${context.cluster}", which is not in the file.`,
    );
  }
  const user = context.user ? all.getUser(context.user) : { name: 'anonymous' };
  if (!user) {
    throw new InputError(
      `The context "${name}" of the kubeconfig ${file} refers to the user "${context.user}", which is not in the file.`,
    );
  }
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromClusterAndUser(
    cluster,
    complete(user, path.dirname(file), tokenFiles.get(user.name)),
  );
  return { kubeConfig, context: name };
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError(
      `The kubeconfig ${file} ${
        code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`
      }; ${key}.path says that it should be there.`,
      error,
    );
  }
}

/** client-node reads `token-file`, which is not how kubeconfigs spell it. */
function findTokenFiles(text: string): Map<string, string> {
  const users: unknown = parse(text)?.users;
  const found = new Map<string, string>();
  for (const entry of Array.isArray(users) ? users : []) {
    const tokenFile = entry?.user?.tokenFile;
    if (typeof tokenFile === 'string') {
      found.set(entry.name, tokenFile);
    }
  }
  return found;
}

/** Paths in a kubeconfig are relative to it, those of token files and plugins too. */
function complete(user: User, folder: string, tokenFile?: string): User {
  const { exec } = user;
  if (tokenFile !== undefined) {
    const absolute = path.resolve(folder, tokenFile);
    return {
      ...user,
      token: undefined,
      authProvider: { name: 'tokenFile', config: { tokenFile: absolute } },
    };
  }
  if (typeof exec?.command === 'string' && exec.command.includes('/')) {
    const command = path.resolve(folder, exec.command);
    return { ...user, exec: { ...exec, command } };
  }
  return user;
}
