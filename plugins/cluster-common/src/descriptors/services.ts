import { identityOf } from '../model/objectMeta';
import { ResourceDescriptor } from '../model/ResourceDescriptor';
import { ProjectedRow } from '../model/ResourceRow';
import {
  countOf,
  fieldsOf,
  listOf,
  stringMapOf,
  textOf,
  textsOf,
} from '../model/unknownFields';
import { columnNames } from './columnNames';

/** A Service. */
export interface ServiceRow extends ProjectedRow {
  /** ClusterIP, NodePort, LoadBalancer or ExternalName. */
  type: string;
  /** `None` for a headless service. */
  clusterIp?: string;
  /** Where it is reached from outside; empty also while a load balancer is pending. */
  externalAddresses: readonly string[];
  /** As kubectl prints them, e.g. `80:30080/TCP`. */
  ports: readonly string[];
  /** Labels of the pods behind it, e.g. `app=cart`. */
  selector: readonly string[];
}

/** Services. */
export const services: ResourceDescriptor<ServiceRow> = {
  id: 'services',
  kind: 'Service',
  group: '',
  plural: 'services',
  versions: ['v1'],
  scope: 'Namespaced',
  columns: columnNames<ServiceRow>({
    type: true,
    clusterIp: true,
    externalAddresses: true,
    ports: true,
    selector: true,
  }),
  project: object => {
    const { spec, status } = fieldsOf(object);
    const fields = fieldsOf(spec);
    const externalName = textOf(fields.externalName);
    return {
      ...identityOf(object),
      type: textOf(fields.type) ?? 'ClusterIP',
      clusterIp: textOf(fields.clusterIP),
      externalAddresses:
        fields.type === 'ExternalName' && externalName
          ? [externalName]
          : [...loadBalancerAddresses(status), ...textsOf(fields.externalIPs)],
      ports: listOf(fields.ports).map(portText),
      selector: Object.entries(stringMapOf(fields.selector)).map(
        ([label, value]) => `${label}=${value}`,
      ),
    };
  },
  always: true,
};

/** IP addresses and host names in `status.loadBalancer` of a Service or an Ingress. */
export function loadBalancerAddresses(status: unknown): readonly string[] {
  const { ingress } = fieldsOf(fieldsOf(status).loadBalancer);
  return listOf(ingress).flatMap(
    ({ ip, hostname }) => textOf(ip) ?? textOf(hostname) ?? [],
  );
}

function portText(port: Readonly<Record<string, unknown>>): string {
  const nodePort = countOf(port.nodePort);
  return `${countOf(port.port)}${nodePort > 0 ? `:${nodePort}` : ''}/${
    textOf(port.protocol) ?? 'TCP'
  }`;
}
