import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startSandbox } from '../../packages/sandbox/src/index.ts';
import { startCluster } from '../cluster/index.ts';
import type { ClusterMode, TestCluster } from '../cluster/index.ts';

// Owns the API servers of the suite and takes commands for them over HTTP, as
// the suite itself runs where the cluster harness cannot be imported. Prints
// one line of JSON when all are up, and ends with its standard input.

type Command = (body: Record<string, unknown>) => unknown;

const { values } = parseArgs({
  options: {
    real: { type: 'string', default: 'none' },
    'sandbox-clusters': { type: 'string', default: 'lagoon' },
    motion: { type: 'boolean', default: false },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-targets-'));
const sandboxKubeconfig = join(folder, 'sandbox.kubeconfig');
const startingSandbox = startSandbox({
  clusters: values['sandbox-clusters'].split(',') as ('lagoon' | 'harbor')[],
  motion: values.motion,
  kubeconfigPath: sandboxKubeconfig,
});
const startingCluster =
  values.real === 'none'
    ? undefined
    : startCluster({
        mode: values.real as ClusterMode,
        // Apart from the clusters of people, who may take all of theirs down.
        directory: join(import.meta.dirname, '../../.wheelhouse/test/clusters'),
        log: line => process.stderr.write(`${line}\n`),
      });

async function main() {
  const sandbox = await startingSandbox;
  const cluster = await startingCluster;
  const kubectl = kubectlOf(cluster);
  const sandboxCommands: Record<string, Command> = {
    'stop-api-server': () => sandbox.faults.add({ type: 'unreachable' }),
    'start-api-server': () => sandbox.faults.clear(),
    freeze: () => sandbox.faults.add({ type: 'half-open' }),
    thaw: () => sandbox.faults.clear(),
    'forget-history': () => sandbox.faults.compact(),
    kubectl: ({ args }) => kubectl(sandboxKubeconfig, args as string[]),
  };

  const commands: Record<string, Record<string, Command>> = {
    sandbox: sandboxCommands,
    real: cluster ? realCommands(cluster) : {},
  };

  const token = randomBytes(24).toString('base64url');
  const server = createServer(async (request, response) => {
    const [, target, command] = (request.url ?? '').split('/');
    const run = commands[target]?.[command];
    if (request.headers.authorization !== `Bearer ${token}` || !run) {
      response.writeHead(404).end(`no command ${request.url}`);
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    try {
      const answer = await run(JSON.parse(Buffer.concat(chunks).toString()));
      response.end(JSON.stringify(answer ?? {}));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    const address = (target: string) => ({
      control: `http://127.0.0.1:${port}/${target}`,
      controlToken: token,
      hasKubectl: cluster !== undefined,
    });
    const targets = [
      {
        ...{ name: 'sandbox', kubeconfig: sandboxKubeconfig, hasNode: false },
        ...address('sandbox'),
      },
      ...(cluster
        ? [
            {
              name: 'real cluster',
              kubeconfig: cluster.kubeconfig,
              hasNode: values.real === 'node',
              ...address('real'),
            },
          ]
        : []),
    ];
    process.stdout.write(`${JSON.stringify(targets)}\n`);
  });

  process.stdin.resume();
  process.stdin.on('end', async () => {
    server.close();
    server.closeAllConnections();
    await sandbox.close();
    await cluster?.down();
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  });
}

main().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});

function realCommands(real: TestCluster): Record<string, Command> {
  return {
    'stop-api-server': () => real.stopApiServer(),
    'start-api-server': () => real.startApiServer(),
    freeze: () => real.freezeApiServer(),
    thaw: () => real.thawApiServer(),
    // What it knows of the past begins when it starts.
    'forget-history': async () => {
      await real.stopApiServer();
      await real.startApiServer();
    },
    kubectl: ({ args }) => kubectlOf(real)(real.kubeconfig, args as string[]),
    'audited-requests': ({ since }) => ({
      requests: auditedRequests(real.auditLog, Number(since ?? 0)),
    }),
  };
}

function kubectlOf(cluster: TestCluster | undefined) {
  return async (kubeconfig: string, args: readonly string[]) => {
    if (!cluster) {
      throw new Error('there is no kubectl without a real cluster');
    }
    return cluster.kubectl([`--kubeconfig=${kubeconfig}`, ...args]);
  };
}

/** Requests of the gateway that reached the API server after a moment, from its audit log. */
function auditedRequests(auditLog: string, since: number) {
  // After the last line end stands what is still being written.
  const lines = existsSync(auditLog)
    ? readFileSync(auditLog, 'utf8').split('\n').slice(0, -1).filter(Boolean)
    : [];
  return lines
    .map(line => JSON.parse(line))
    .filter(({ stage, userAgent, requestReceivedTimestamp }) =>
      stage === 'ResponseStarted' || stage === 'ResponseComplete'
        ? userAgent?.startsWith('wheelhouse/') &&
          Date.parse(requestReceivedTimestamp) >= since
        : false,
    )
    .map(
      ({
        auditID,
        verb,
        requestURI,
        objectRef,
        stage,
        user,
        impersonatedUser,
        responseStatus,
      }) => ({
        auditID,
        verb,
        requestURI,
        stage,
        resource: objectRef?.resource,
        namespace: objectRef?.namespace,
        name: objectRef?.name,
        user: user?.username,
        impersonatedUser,
        code: responseStatus?.code,
      }),
    );
}
