import { existsSync } from 'node:fs';
import { RootConfigService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { KubeConfig } from '@kubernetes/client-node';
import { ClusterSupplier, SuppliedCluster } from './ClusterDefinition';

const key = 'kubernetes.clusterLocatorMethods';
const authProviderAnnotation = 'kubernetes.io/auth-provider';
const inClusterToken = '/var/run/secrets/kubernetes.io/serviceaccount/token';

const otherWays =
  'Give it a service account token (type `config`, authProvider `serviceAccount`, `serviceAccountToken`), or supply the cluster from code through `clusterSupplierServiceRef`.';

/** A part of the config that cannot be served, and why. */
class ConfigProblem extends Error {}

/**
 * Supplies the clusters that a portal already has in
 * `kubernetes.clusterLocatorMethods`, as far as they are of type `config` with
 * the auth provider `serviceAccount`. All others become problems that say what
 * to do; keys that only concern other plugins are ignored.
 */
export function configSupplier(config: RootConfigService): ClusterSupplier {
  return {
    id: key,
    async supply() {
      const clusters: SuppliedCluster[] = [];
      const problems: { name: string; message: string }[] = [];
      const locators = config.getOptionalConfigArray(key) ?? [];
      for (const [index, locator] of locators.entries()) {
        const type = locator.getString('type');
        if (type !== 'config') {
          problems.push({
            name: type,
            message: `Clusters that the locator "${type}" finds are not served by Wheelhouse. ${otherWays}`,
          });
          continue;
        }
        const entries = locator.getConfigArray('clusters');
        for (const [position, entry] of entries.entries()) {
          const name = entry.getString('name');
          const source = `${key}[${index}].clusters[${position}]`;
          try {
            clusters.push({ ...readCluster(name, entry), source });
          } catch (error) {
            if (!(error instanceof ConfigProblem)) {
              throw error;
            }
            problems.push({ name, message: error.message });
          }
        }
      }
      return { clusters, problems };
    },
  };
}

function readCluster(name: string, entry: Config): SuppliedCluster {
  const authMetadata =
    entry.getOptional<Record<string, unknown>>('authMetadata');
  const provider =
    authMetadata?.[authProviderAnnotation] ??
    entry.getOptionalString('authProvider');
  if (provider !== 'serviceAccount') {
    throw new ConfigProblem(
      provider === undefined
        ? `No auth provider is set. ${otherWays}`
        : `The auth provider "${provider}" is not supported by Wheelhouse. ${otherWays}`,
    );
  }
  const fromMetadata = authMetadata?.serviceAccountToken;
  const token =
    typeof fromMetadata === 'string'
      ? fromMetadata
      : entry.getOptionalString('serviceAccountToken');
  return {
    name,
    title: entry.getOptionalString('title'),
    skipMetricsLookup: entry.getOptionalBoolean('skipMetricsLookup') ?? false,
    kubeConfig: token ? withToken(name, entry, token) : inCluster(),
  };
}

function withToken(name: string, entry: Config, token: string): KubeConfig {
  const caData = entry.getOptionalString('caData');
  if (
    caData !== undefined &&
    !Buffer.from(caData, 'base64').includes('-----BEGIN ')
  ) {
    throw new ConfigProblem(
      '`caData` is not a certificate in PEM that is encoded in base64.',
    );
  }
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromClusterAndUser(
    {
      name,
      server: entry.getString('url'),
      caData,
      caFile: entry.getOptionalString('caFile'),
      skipTLSVerify: entry.getOptionalBoolean('skipTLSVerify') ?? false,
    },
    { name, token: token.trim() },
  );
  return kubeConfig;
}

/** Without a token the portal runs in the cluster itself, and its address is ignored as the kubernetes plugin does. */
function inCluster(): KubeConfig {
  if (!existsSync(inClusterToken) || !process.env.KUBERNETES_SERVICE_HOST) {
    throw new ConfigProblem(
      'There is no `serviceAccountToken`, and the portal does not run in this cluster either. Create a token for a service account and set it.',
    );
  }
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromCluster();
  return kubeConfig;
}
