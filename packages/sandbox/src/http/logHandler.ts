import { LogSource } from '../api/LogSource.ts';
import type { LogLine } from '../api/LogSource.ts';
import type { ResourceType } from '../api/ResourceType.ts';
import { invalid, invalidValue } from '../model/FieldError.ts';
import type { FieldError } from '../model/FieldError.ts';
import type { ContainerStatus, Pod } from '../model/shapes.ts';
import { badRequest, methodNotAllowed } from '../model/StatusError.ts';
import type { Exchange } from './Exchange.ts';

function chooseContainer(pod: Pod, wanted: string | null): string {
  const { containers, initContainers = [] } = pod.spec;
  const all = [...containers, ...initContainers].map(item => item.name);
  const { name } = pod.metadata;
  if (wanted) {
    if (!all.includes(wanted)) {
      throw badRequest(`container ${wanted} is not valid for pod ${name}`);
    }
    return wanted;
  }
  if (containers.length > 1) {
    const names = containers.map(item => item.name).join(' ');
    throw badRequest(
      `a container name must be specified for pod ${name}, choose one of: [${names}]`,
    );
  }
  return containers[0].name;
}

function statusOf(pod: Pod, container: string): ContainerStatus | undefined {
  return [
    ...(pod.status.containerStatuses ?? []),
    ...(pod.status.initContainerStatuses ?? []),
  ].find(item => item.name === container);
}

interface Run {
  startedAt: string;
  finishedAt?: string;
  restart: number;
}

function runOf(pod: Pod, container: string, previous: boolean): Run {
  const status = statusOf(pod, container);
  const { name } = pod.metadata;
  const state = previous ? status?.lastState : status?.state;
  const { running, terminated, waiting } = state ?? {};
  // A container that waits to restart still shows what it wrote last.
  const last = previous ? undefined : status?.lastState.terminated;
  const ended = terminated ?? (waiting ? last : undefined);
  const restart =
    (status?.restartCount ?? 0) -
    (previous || (!running && last && waiting) ? 1 : 0);
  if (running) {
    return { startedAt: running.startedAt, restart };
  }
  if (ended?.startedAt) {
    return {
      startedAt: ended.startedAt,
      finishedAt: ended.finishedAt,
      restart,
    };
  }
  throw badRequest(
    previous
      ? `previous terminated container "${container}" in pod "${name}" not found`
      : `container "${container}" in pod "${name}" is waiting to start: ${
          waiting?.reason ?? 'ContainerCreating'
        }`,
  );
}

interface LogOptions {
  container: string | null;
  previous: boolean;
  follow: boolean;
  timestamps: boolean;
  tail?: number;
  limitBytes?: number;
  /** Milliseconds since the epoch. */
  since?: number;
}

function readOptions(
  query: URLSearchParams,
  pod: string,
  now: number,
): LogOptions {
  const isTrue = (name: string) =>
    ['true', '1'].includes(query.get(name) ?? '');
  const errors: FieldError[] = [];
  const count = (name: string, least: number) => {
    const text = query.get(name);
    if (text === null) {
      return undefined;
    }
    if (!/^-?\d+$/.test(text)) {
      throw badRequest(`strconv.ParseInt: parsing "${text}": invalid syntax`);
    }
    const value = Number(text);
    if (value < least) {
      const bound = least > 0 ? 'greater than 0' : 'greater than or equal to 0';
      errors.push(invalidValue(name, value, `must be ${bound}`));
    }
    return value;
  };
  const seconds = count('sinceSeconds', 1);
  const time = query.get('sinceTime');
  const sinceTime = time === null ? undefined : Date.parse(time);
  const options: LogOptions = {
    container: query.get('container'),
    previous: isTrue('previous'),
    follow: isTrue('follow'),
    timestamps: isTrue('timestamps'),
    tail: count('tailLines', 0),
    limitBytes: count('limitBytes', 1),
    since: seconds === undefined ? sinceTime : now - seconds * 1000,
  };
  if (errors.length > 0) {
    throw invalid({ group: '', kind: 'PodLogOptions' }, pod, errors);
  }
  return options;
}

/** Answers GET of the `log` subresource of a pod. */
export function handleLog(exchange: Exchange, type: ResourceType): void {
  const { cluster, info, query, response } = exchange;
  if (info.verb !== 'get') {
    throw methodNotAllowed();
  }
  const { api } = cluster;
  const now = api.clock.now();
  const options = readOptions(query, info.name ?? '', now);
  const pod = api.get(type, info.namespace, info.name ?? '') as Pod;
  const container = chooseContainer(pod, options.container);
  const run = runOf(pod, container, options.previous);
  const source = new LogSource({ pod, container, ...run });
  const text = source
    .lines({
      since: options.since,
      until: run.finishedAt ? Date.parse(run.finishedAt) : now,
      tail: options.tail,
    })
    .map(line => printed(line, options.timestamps))
    .join('');
  const body = Buffer.from(text).subarray(0, options.limitBytes);
  response.writeHead(200, {
    'Content-Type': 'text/plain',
    'Cache-Control': 'no-cache, private',
  });
  if (!options.follow) {
    response.end(body);
    return;
  }
  response.flushHeaders();
  response.write(body);
  follow(exchange, type, {
    source,
    container,
    run,
    from: now,
    timestamps: options.timestamps,
  });
}

function printed(line: LogLine, timestamps: boolean): string {
  return timestamps ? `${line.time} ${line.text}\n` : `${line.text}\n`;
}

interface FollowOptions {
  source: LogSource;
  container: string;
  run: Run;
  from: number;
  timestamps: boolean;
}

/** Sends new lines as they come, until the run ends or the reader leaves. */
function follow(
  exchange: Exchange,
  type: ResourceType,
  options: FollowOptions,
): void {
  const { response, cluster, info } = exchange;
  let from = options.from;
  const timer = setInterval(() => {
    const found = cluster.api.find(type, info.namespace, info.name ?? '');
    const status = found
      ? statusOf(found as Pod, options.container)
      : undefined;
    const goesOn =
      status?.state.running?.startedAt === options.run.startedAt &&
      options.run.finishedAt === undefined;
    const until = cluster.api.clock.now();
    for (const line of options.source.lines({ since: from + 1, until })) {
      response.write(printed(line, options.timestamps));
    }
    from = until;
    if (!goesOn) {
      clearInterval(timer);
      response.end();
    }
  }, 200);
  timer.unref();
  response.on('close', () => clearInterval(timer));
}
