import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { parse } from 'yaml';
import { control } from '../../targets/control';
import { kubectl } from '../../targets/kubectl';
import { component } from './exampleWorkload';
import { PortalKind, Setting } from './Setting';

/** The cluster of the sandbox that the journeys work on. */
const sandboxName = 'harbor';

/** The cluster under a portal, as an operator reaches it. */
export class E2eCluster {
  static of(kind: PortalKind, setting: Setting): E2eCluster {
    const { target } = setting;
    const name =
      kind === 'real'
        ? parse(readFileSync(target.kubeconfig, 'utf8'))['current-context']
        : sandboxName;
    return new E2eCluster(kind, setting, name);
  }

  private constructor(
    private readonly kind: PortalKind,
    private readonly setting: Setting,
    /** Its name on the pages. */
    readonly name: string,
  ) {}

  /** What kubectl prints, with all rights on this cluster. */
  kubectl(...args: string[]): Promise<string> {
    const { target, sandboxKubeconfig } = this.setting;
    const where =
      this.kind === 'real'
        ? []
        : [`--kubeconfig=${sandboxKubeconfig}`, `--context=${this.name}`];
    return kubectl(target, [...where, ...args]);
  }

  /** The names of all clusters that the portal shows. */
  async allClusters(): Promise<string[]> {
    if (this.kind === 'real') {
      // The portal shows the current context alone.
      return [this.name];
    }
    const printed = await this.kubectl('config', 'get-contexts', '-o=name');
    return printed.trim().split('\n');
  }

  /** The names of the example component's pods, sorted. */
  async podNames(): Promise<string[]> {
    const { name, namespace } = component;
    const printed = await this.kubectl(
      'get',
      'pods',
      `--namespace=${namespace}`,
      `--selector=app.kubernetes.io/name=${name}`,
      '--output=name',
    );
    return printed
      .split('\n')
      .filter(Boolean)
      .map(line => line.replace('pod/', ''))
      .sort();
  }

  /** `namespace/name` of every object of a kind, sorted. */
  async allNames(kind: string): Promise<string[]> {
    const printed = await this.kubectl(
      'get',
      kind,
      '--all-namespaces',
      '--output=jsonpath={range .items[*]}{.metadata.namespace}/{.metadata.name}{"\\n"}{end}',
    );
    return printed.split('\n').filter(Boolean).sort();
  }

  /** Deletes a pod of the example component, and does not wait until it is gone. */
  async deletePod(pod: string): Promise<void> {
    const place = `--namespace=${component.namespace}`;
    const quickly = ['--wait=false', '--grace-period=1'];
    await this.kubectl('delete', 'pod', pod, place, ...quickly);
  }

  /** How many pods the example component shall have. */
  async replicas(): Promise<number> {
    const { name, namespace } = component;
    return Number(
      await this.kubectl(
        'get',
        `deployment/${name}`,
        `--namespace=${namespace}`,
        '--output=jsonpath={.spec.replicas}',
      ),
    );
  }

  async scale(replicas: number): Promise<void> {
    const { name, namespace } = component;
    await this.kubectl(
      'scale',
      `deployment/${name}`,
      `--namespace=${namespace}`,
      `--replicas=${replicas}`,
    );
  }

  async stopApiServer(): Promise<void> {
    await (this.kind === 'real'
      ? control(this.setting.target, 'stop-api-server')
      : this.fault('POST', { type: 'unreachable', cluster: this.name }));
  }

  async startApiServer(): Promise<void> {
    await (this.kind === 'real'
      ? control(this.setting.target, 'start-api-server')
      : this.fault('DELETE'));
  }

  private async fault(method: string, body?: unknown): Promise<void> {
    const file = this.setting.sandboxKubeconfig;
    const { clusters, users } = parse(readFileSync(file, 'utf8'));
    const [{ cluster }] = clusters;
    const call = request(new URL('/faults', cluster.server), {
      method,
      ca: Buffer.from(cluster['certificate-authority-data'], 'base64'),
      headers: {
        authorization: `Bearer ${users[0].user.token}`,
        'content-type': 'application/json',
      },
    });
    call.end(body === undefined ? undefined : JSON.stringify(body));
    const [answer]: IncomingMessage[] = await once(call, 'response');
    const said = await text(answer);
    if (!answer.statusCode || answer.statusCode >= 300) {
      throw new Error(`the sandbox answered ${answer.statusCode}: ${said}`);
    }
  }
}
