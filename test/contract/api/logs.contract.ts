import {
  followLog,
  LogEvent,
} from '../../../plugins/cluster-node/src/logs/followLog';
import { LogTarget } from '../../../plugins/cluster-node/src/logs/logRequest';
import { HttpApiClient } from '../../../plugins/cluster-node/src/upstream/HttpApiClient';
import { RawApi } from '../../targets/RawApi';
import { CutProxy } from '../support/CutProxy';
import { eventually } from '../support/customKind';
import { useNamespace } from '../support/objects';
import { usePods } from '../support/pods';
import { describeContract } from '../support/targets';

const script = (text: string) => ['/bin/sh', '-c', text];

describeContract(
  'the log of a container',
  target => {
    const api = new RawApi(target.kubeconfig);
    const namespace = useNamespace(api, 'logs');
    const runningPod = usePods(api, namespace);
    let proxy: CutProxy;
    let client: HttpApiClient;

    beforeAll(async () => {
      proxy = await CutProxy.start(target.kubeconfig);
      client = HttpApiClient.create(proxy);
    });
    afterAll(() => {
      client.close();
      proxy.close();
    });

    function follow(pod: string, options: Partial<LogTarget> = {}) {
      const events: LogEvent[] = [];
      const whole = { namespace: namespace(), pod, container: 'app' };
      const done = (async () => {
        for await (const event of followLog(client, { ...whole, ...options })) {
          events.push(event);
        }
      })();
      const lines = () =>
        events.flatMap(event => (event.type === 'lines' ? event.lines : []));
      const texts = () => lines().map(({ text }) => text);
      return { events, done, lines, texts };
    }

    it('is what the process wrote, to its end', async () => {
      const long = 20_000;
      const pod = await runningPod(
        script(
          `echo "⚓ one"; echo two >&2; head -c ${long} /dev/zero | tr '\\0' x; echo; printf end`,
        ),
      );
      const { events, done, lines, texts } = follow(pod);
      await done;
      expect(texts()).toHaveLength(4);
      expect([...texts().slice(0, 2)].sort()).toEqual(['two', '⚓ one']);
      const [, , cut, last] = lines();
      expect(cut.text.length + (cut.cut ?? 0)).toBe(long);
      expect(last.text).toBe('end');
      expect(events.at(-1)).toEqual({ type: 'ended' });
      for (const { time } of lines()) {
        expect(Date.parse(time)).toBeGreaterThan(0);
      }
    });

    it('begins with as many of its last lines as are asked for', async () => {
      const pod = await runningPod(script('seq 1 1000'));
      const { done, texts } = follow(pod, { tailLines: 3 });
      await done;
      expect(texts()).toEqual(['998', '999', '1000']);
    });

    it('loses and doubles no line when connections are cut again and again', async () => {
      const pod = await runningPod(
        script('i=0; while sleep 0.01; do i=$((i+1)); echo $i; done'),
      );
      const controller = new AbortController();
      const { events, done, texts } = follow(pod, {
        signal: controller.signal,
      });
      const ended = expect(done).rejects.toThrow('enough');
      const types = () => events.map(({ type }) => type);
      const count = (type: string) =>
        types().filter(each => each === type).length;
      for (let round = 1; round <= 8; round++) {
        const before = texts().length;
        await eventually(async () =>
          expect(texts().length).toBeGreaterThan(before + 30),
        );
        proxy.cut();
        await eventually(async () =>
          expect(count('broken')).toBeGreaterThanOrEqual(round),
        );
        proxy.mend();
        await eventually(async () => expect(count('resumed')).toBe(round));
      }
      controller.abort(new Error('enough'));
      await ended;
      expect(types()).not.toContain('gap');
      expect(texts()).toEqual(texts().map((_, index) => String(index + 1)));
    });

    it('that cannot be read is told in the words of the cluster', async () => {
      await expect(follow('nobody').done).rejects.toMatchObject({
        ...{ name: 'KubernetesApiError', status: 404 },
        message: 'pods "nobody" not found',
      });
      const pod = await runningPod(script('sleep 1'));
      await expect(
        follow(pod, { container: 'other' }).done,
      ).rejects.toMatchObject({ status: 400 });
      await expect(follow(pod, { previous: true }).done).rejects.toMatchObject({
        status: 400,
        message: expect.stringMatching(/previous terminated container/),
      });
    });
  },
  ({ hasNode }) => hasNode,
);
