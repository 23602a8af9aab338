import { themes, UnifiedThemeProvider } from '@backstage/theme';
import Box from '@mui/material/Box';
import {
  clusterApiRef,
  ObjectDrawerProvider,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { useSearchParams } from 'react-router-dom';
import { Scene, scenes } from './scenes';
import { ScriptedClusterApi } from './ScriptedClusterApi';

const modes = ['light', 'dark'] as const;

/**
 * Every screen in every state, in light and dark beside each other.
 * `?scene=Global View` shows those that begin so, `&mode=dark` one theme alone.
 */
export function ScenesPage() {
  const [params] = useSearchParams();
  const wanted = params.get('scene') ?? '';
  const mode = params.get('mode');
  return (
    <Box sx={{ p: 2 }}>
      {scenes
        .filter(({ title }) => title.startsWith(wanted))
        .map(scene => (
          <SceneRow
            key={scene.title}
            scene={scene}
            modes={modes.filter(each => !mode || each === mode)}
          />
        ))}
    </Box>
  );
}

function SceneRow(props: {
  scene: Scene;
  modes: readonly (typeof modes)[number][];
}) {
  const { scene, modes: shown } = props;
  const { title, script, element } = scene;
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
              gridTemplateColumns: `repeat(${shown.length}, minmax(0, 1fr))`,
            }}
          >
            {shown.map(mode => (
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
