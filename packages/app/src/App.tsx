import { createApp } from '@backstage/frontend-defaults';
import { navigationModule } from './navigation/navigationModule';
import { signInModule } from './signIn/signInModule';
import { startPageModule } from './startPage/startPageModule';

/** The demo portal; its plugins are discovered among the dependencies of this package. */
export const app = createApp({
  features: [navigationModule, signInModule, startPageModule],
});
