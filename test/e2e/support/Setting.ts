import { TestTarget } from '../../targets/control';

/** Over the sandbox inside the portal, or over a real Kubernetes with a node. */
export type PortalKind = 'sandbox' | 'real';

/** The portal that a journey needs. */
export interface PortalRequest {
  kind: PortalKind;
  /** Who every guest is, a user of `demo.policy`. */
  user: string;
  /** Restarts it even if it runs. */
  fresh?: boolean;
}

/** A running portal and what is under it. */
export interface Setting {
  url: string;
  target: TestTarget;
  sandboxKubeconfig: string;
}

/** The environment variable with the address of the `PortalHost`. */
export const hostVariable = 'WHEELHOUSE_E2E_HOST';

/** Asks the host of this run for a portal; it starts one if need be. */
export async function requestPortal(wanted: PortalRequest): Promise<Setting> {
  const address = process.env[hostVariable];
  if (!address) {
    throw new Error('the global setup of the journeys did not run');
  }
  const { origin, username } = new URL(address);
  const response = await fetch(origin, {
    method: 'POST',
    headers: { authorization: `Bearer ${username}` },
    body: JSON.stringify(wanted),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`no portal for ${wanted.user}: ${text}`);
  }
  return JSON.parse(text);
}
