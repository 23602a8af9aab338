import { PortalHost } from './PortalHost';

/** Starts what all journeys share; what it returns ends it. */
export default async function globalSetup() {
  const host = await PortalHost.start();
  return () => host.stop();
}
