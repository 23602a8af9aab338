import { PluginHeaderActionBlueprint } from '@backstage/frontend-plugin-api';

/** Marks the Fleet page while it shows the embedded sandbox. */
export const sandboxHeaderAction = PluginHeaderActionBlueprint.make({
  name: 'sandbox',
  params: {
    loader: async () => {
      const { FleetSandboxMark } = await import(
        './components/fleet/FleetSandboxMark'
      );
      return <FleetSandboxMark />;
    },
  },
});
