import {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { Request } from 'express';

/** On whose behalf something is done, and by which way it was asked for. */
export type Caller = {
  credentials: BackstageCredentials<BackstageUserPrincipal>;
} & ({ request: Request } | { action: string });
