import { themes, UnifiedThemeProvider } from '@backstage/theme';
import Box from '@mui/material/Box';
import {
  clusterApiRef,
  ObjectDrawerProvider,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { Scene, scenes } from './scenes';
import { ScriptedClusterApi } from './ScriptedClusterApi';

/** Every screen in every state, in light and dark beside each other. */
export function ScenesPage() {
  return (
    <Box sx={{ p: 2 }}>
      {scenes.map(scene => (
        <SceneRow key={scene.title} scene={scene} />
      ))}
    </Box>
  );
}

function SceneRow(props: { scene: Scene }) {
  const { title, script, element } = props.scene;
  return (
    <Box component="section" aria-label={title} sx={{ mb: 4 }}>
      <Box component="h2" sx={{ typography: 'h5', mb: 1 }}>
        {title}
      </Box>
      <TestApiProvider apis={[[clusterApiRef, new ScriptedClusterApi(script)]]}>
        <ObjectDrawerProvider>
          <Box
            sx={{
              display: 'grid',
              gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
            }}
          >
            {(['light', 'dark'] as const).map(mode => (
              <UnifiedThemeProvider key={mode} theme={themes[mode]}>
                <Box
                  data-theme-mode={mode}
                  sx={{
                    p: 2,
                    color: 'text.primary',
                    bgcolor: 'background.default',
                    typography: 'body2',
                  }}
                >
                  {element}
                </Box>
              </UnifiedThemeProvider>
            ))}
          </Box>
        </ObjectDrawerProvider>
      </TestApiProvider>
    </Box>
  );
}
