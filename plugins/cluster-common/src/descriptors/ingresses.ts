import { identityOf } from '../model/objectMeta';
import { ResourceDescriptor } from '../model/ResourceDescriptor';
import { ProjectedRow } from '../model/ResourceRow';
import { fieldsOf, listOf, textOf, textsOf } from '../model/unknownFields';
import { columnNames } from './columnNames';
import { loadBalancerAddresses } from './services';

/** An Ingress. */
export interface IngressRow extends ProjectedRow {
  ingressClass?: string;
  /** Host names of its rules, each once; `*` for a rule without a host. */
  hosts: readonly string[];
  /** Host names that are served with TLS. */
  tlsHosts: readonly string[];
  addresses: readonly string[];
  /** Names of the Services behind it, each once. */
  services: readonly string[];
}

/** Ingresses. */
export const ingresses: ResourceDescriptor<IngressRow> = {
  id: 'ingresses',
  kind: 'Ingress',
  group: 'networking.k8s.io',
  plural: 'ingresses',
  versions: ['v1'],
  scope: 'Namespaced',
  columns: columnNames<IngressRow>({
    ingressClass: true,
    hosts: true,
    tlsHosts: true,
    addresses: true,
    services: true,
  }),
  project: object => {
    const { spec, status } = fieldsOf(object);
    const fields = fieldsOf(spec);
    const rules = listOf(fields.rules);
    const backends = [
      fields.defaultBackend,
      ...rules.flatMap(rule =>
        listOf(fieldsOf(rule.http).paths).map(path => path.backend),
      ),
    ];
    return {
      ...identityOf(object),
      ingressClass: textOf(fields.ingressClassName),
      hosts: unique(rules.map(({ host }) => textOf(host) ?? '*')),
      tlsHosts: unique(
        listOf(fields.tls).flatMap(({ hosts }) => textsOf(hosts)),
      ),
      addresses: loadBalancerAddresses(status),
      services: unique(
        backends.flatMap(
          backend => textOf(fieldsOf(fieldsOf(backend).service).name) ?? [],
        ),
      ),
    };
  },
};

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
