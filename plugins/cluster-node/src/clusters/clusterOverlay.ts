import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';

const key = 'wheelhouse.clusters';
const names = z.array(z.string().min(1));

const overlaySchema = z
  .object({
    title: z.string().min(1).optional(),
    identity: z.enum(['serviceAccount', 'impersonate']).optional(),
    impersonation: z.object({ prefix: z.string() }).strict().optional(),
    namespaces: names.min(1).optional(),
    allow: names.optional(),
    namespaceOwners: z.record(z.string().min(1)).optional(),
  })
  .strict();

/** What config adds to a cluster that a supplier hands over. */
export type ClusterOverlay = z.infer<typeof overlaySchema>;

/**
 * Reads `wheelhouse.clusters`, by cluster name. Throws an `InputError` that
 * names the key for everything that it does not know or that is not safe.
 */
export function readClusterOverlays(
  config: RootConfigService,
): Map<string, ClusterOverlay> {
  const overlays = new Map<string, ClusterOverlay>();
  // Names of clusters may contain what a config key may not, so the whole is read at once.
  const section: unknown = config.getOptional(key) ?? {};
  if (
    typeof section !== 'object' ||
    section === null ||
    Array.isArray(section)
  ) {
    throw new InputError(`${key} must be an object with a key per cluster.`);
  }
  for (const [name, value] of Object.entries(section)) {
    overlays.set(name, readOverlay(`${key}.${name}`, value));
  }
  return overlays;
}

function readOverlay(where: string, value: unknown): ClusterOverlay {
  const parsed = overlaySchema.safeParse(value ?? {});
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    if (issue.code === 'unrecognized_keys') {
      throw new InputError(
        `${[where, ...issue.path].join(
          '.',
        )} has the unknown key "${issue.keys.join(
          '", "',
        )}". Addresses and credentials of clusters come from kubernetes.clusterLocatorMethods or a kubeconfig, never from here.`,
      );
    }
    throw new InputError(
      `${[where, ...issue.path].join('.')} is not valid: ${issue.message}.`,
    );
  }
  checkImpersonation(where, parsed.data);
  return parsed.data;
}

function checkImpersonation(where: string, overlay: ClusterOverlay) {
  const prefix = overlay.impersonation?.prefix;
  if (overlay.identity !== 'impersonate') {
    if (prefix !== undefined) {
      throw new InputError(
        `${where}.impersonation is set, but ${where}.identity is not "impersonate".`,
      );
    }
    return;
  }
  if (!prefix) {
    throw new InputError(
      `${where}.impersonation.prefix is missing: with the identity "impersonate" every user and group name needs a prefix that keeps it apart from the cluster's own, e.g. "portal:".`,
    );
  }
  if (!/^[\x21-\x7e]+$/.test(prefix)) {
    throw new InputError(
      `${where}.impersonation.prefix must be printable ASCII without spaces.`,
    );
  }
  // Also a prefix that the name behind it could complete to `system:`.
  if (prefix.startsWith('system:') || 'system:'.startsWith(prefix)) {
    throw new InputError(
      `${where}.impersonation.prefix must not be "${prefix}": names that begin with "system:" belong to Kubernetes.`,
    );
  }
}
