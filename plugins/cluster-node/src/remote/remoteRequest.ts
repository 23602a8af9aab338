import { Impersonation } from '../upstream/ApiClient';
import { SocketRequest } from '../upstream/openSocket';
import { resourcePath } from '../upstream/resourcePath';
import { remoteProtocols } from './remoteFrames';

/** A process in a container: a new one, or the one that it was started with. */
export interface RemoteTarget {
  namespace: string;
  pod: string;
  container: string;
  /** Program and arguments of a new process; without them the main one is attached to. */
  command?: readonly string[];
  /** With a terminal, which has one output and can be resized. */
  tty: boolean;
  /** Who the API server shall see; the gateway itself if not given. */
  impersonate?: Impersonation;
  signal?: AbortSignal;
}

/**
 * The request for a process in a container (core/v1 `PodExecOptions`,
 * `PodAttachOptions`). Input is always asked for: some runtimes end the output
 * early without it.
 */
export function remoteRequest(target: RemoteTarget): SocketRequest {
  const { namespace, pod, container, command, tty } = target;
  return {
    path: resourcePath({
      ...{ group: '', version: 'v1', plural: 'pods', namespace, name: pod },
      subresource: command ? 'exec' : 'attach',
    }),
    query: {
      container,
      stdin: true,
      stdout: true,
      // A terminal has one output for both.
      stderr: !tty,
      tty,
      command,
    },
    protocols: remoteProtocols,
    impersonate: target.impersonate,
    signal: target.signal,
  };
}
