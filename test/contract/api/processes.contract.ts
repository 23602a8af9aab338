import { KubeConfig } from '@kubernetes/client-node';
import { RemoteEnd } from '../../../plugins/cluster-node/src/remote/RemoteEnd';
import { RemoteProcess } from '../../../plugins/cluster-node/src/remote/RemoteProcess';
import { HttpApiClient } from '../../../plugins/cluster-node/src/upstream/HttpApiClient';
import { RawApi } from '../../targets/RawApi';
import { eventually } from '../support/customKind';
import { useNamespace } from '../support/objects';
import { hour, usePods } from '../support/pods';
import { describeContract } from '../support/targets';

describeContract(
  'a process in a container',
  target => {
    const api = new RawApi(target.kubeconfig);
    const namespace = useNamespace(api, 'processes');
    const pods = () => `/api/v1/namespaces/${namespace()}/pods`;
    let client: HttpApiClient;

    beforeAll(() => {
      const kubeConfig = new KubeConfig();
      kubeConfig.loadFromFile(target.kubeconfig);
      client = HttpApiClient.create({ kubeConfig });
    });
    afterAll(() => client.close());

    const runningPod = usePods(api, namespace);

    /** A process whose output is taken as it comes. */
    async function start(
      pod: string,
      command: readonly string[] | undefined,
      tty = false,
    ) {
      const output = { stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) };
      let tell: (end: RemoteEnd) => void;
      const ended = new Promise<RemoteEnd>(resolve => {
        tell = resolve;
      });
      const started: RemoteProcess = await RemoteProcess.start(
        client,
        { namespace: namespace(), pod, container: 'app', command, tty },
        {
          output: (stream, bytes) => {
            output[stream] = Buffer.concat([output[stream], bytes]);
            queueMicrotask(() => started.taken(bytes.length));
          },
          ended: end => tell(end),
        },
      );
      return { process: started, output, ended };
    }

    it('tells its two outputs apart, and its exit code', async () => {
      const pod = await runningPod(hour);
      const script = 'printf "⚓ out"; printf err >&2; exit 3';
      const { output, ended } = await start(pod, ['/bin/sh', '-c', script]);
      expect(await ended).toEqual({ how: 'exited', code: 3 });
      expect(output.stdout.toString()).toBe('⚓ out');
      expect(output.stderr.toString()).toBe('err');
    });

    it('takes a megabyte of input and its end, and gives it back whole', async () => {
      const pod = await runningPod(hour);
      const { process, output, ended } = await start(pod, ['/bin/cat']);
      expect(process.canEndInput).toBe(true);
      const paste = Buffer.alloc(1024 * 1024);
      for (let index = 0; index < paste.length; index++) {
        paste[index] = (index * 31) % 251;
      }
      await process.write(paste);
      await process.endInput();
      expect(await ended).toEqual({ how: 'exited', code: 0 });
      expect(output.stdout.equals(paste)).toBe(true);
    });

    it('has a terminal of the size that it is told', async () => {
      const pod = await runningPod(hour);
      const { process, output, ended } = await start(pod, ['/bin/sh'], true);
      const screen = () => output.stdout.toString();
      await process.resize(101, 37);
      await process.write(Buffer.from('stty size\r'));
      await eventually(async () => expect(screen()).toContain('37 101'));
      await process.resize(132, 50);
      await eventually(async () => {
        await process.write(Buffer.from('stty size\r'));
        expect(screen()).toContain('50 132');
      });
      await process.write(Buffer.from('exit 7\r'));
      expect(await ended).toEqual({ how: 'exited', code: 7 });
    });

    it('waits while nobody takes its output, and loses none of it', async () => {
      const pod = await runningPod(hour);
      const size = 50 * 1024 * 1024;
      let bytes = 0;
      let taken = 0;
      let end: RemoteEnd | undefined;
      const command = ['/bin/sh', '-c', `yes | head -c ${size}`];
      const started = await RemoteProcess.start(
        client,
        { namespace: namespace(), pod, container: 'app', command, tty: false },
        {
          output: (_stream, chunk) => {
            bytes += chunk.length;
          },
          ended: how => {
            end = how;
          },
        },
      );
      let before = -1;
      while (bytes === 0 || bytes !== before) {
        before = bytes;
        await new Promise(resolve => setTimeout(resolve, 500));
      }
      expect(bytes).toBeLessThan(1024 * 1024);
      while (!end) {
        started.taken(bytes - taken);
        taken = bytes;
        await new Promise(resolve => setTimeout(resolve, 1));
      }
      expect(end).toEqual({ how: 'exited', code: 0 });
      expect(bytes).toBe(size);
    });

    it('can be the main one, attached to', async () => {
      const pod = await runningPod(
        ['/bin/sh', '-c', 'read line; echo "got $line"; sleep 3600'],
        true,
      );
      const { process, output } = await start(pod, undefined);
      await process.write(Buffer.from('hello\n'));
      await eventually(async () =>
        expect(output.stdout.toString()).toBe('got hello\n'),
      );
      process.close();
    });

    it('that cannot be is told in the words of the cluster', async () => {
      const pod = await runningPod(hour);
      await expect(start('nobody', ['/bin/sh'])).rejects.toMatchObject({
        ...{ name: 'KubernetesApiError', status: 404 },
        message: 'pods "nobody" not found',
      });
      const absent = await start(pod, ['/bin/bash']);
      expect(await absent.ended).toMatchObject({
        how: 'failed',
        message: expect.stringMatching(/no such file or directory|not found/),
      });
    });

    it('is lost when its pod goes, unless it had said how it ended', async () => {
      const pod = await runningPod(hour);
      const { ended } = await start(pod, hour);
      await api.delete(`${pods()}/${pod}`);
      const end = await ended;
      expect(end.how).toMatch(/^(lost|exited)$/);
      expect(end).not.toEqual({ how: 'exited', code: 0 });
    });
  },
  ({ hasNode }) => hasNode,
);
