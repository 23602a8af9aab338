import { AuthService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { AuditedGateway } from '../service/AuditedGateway';

/** What the actions of this plugin are made of. */
export interface ClusterActionOptions {
  actionsRegistry: ActionsRegistryService;
  auth: AuthService;
  gateway: AuditedGateway;
}
