import { CollectionWatch } from './CollectionWatch';
import { HttpApiClient } from './HttpApiClient';
import { ListReason } from './ListReason';
import { fastTiming } from './testing/fastTiming';
import { errorEvent, event, listEnd } from './testing/objects';
import { RecordingSink } from './testing/RecordingSink';
import {
  Answer,
  failure,
  lines,
  ScriptedServer,
} from './testing/ScriptedServer';

const whole = [event('ADDED', 'a', '3'), listEnd('10')];
const list = lines(whole, { open: true });
const listThat = (...after: object[]) => lines([...whole, ...after]);

describe('the reason of a list', () => {
  let server: ScriptedServer;
  let client: HttpApiClient;
  let sink: RecordingSink;
  let reasons: ListReason[];
  let watch: CollectionWatch | undefined;
  let path: string;

  beforeEach(async () => {
    server = await ScriptedServer.start();
    client = HttpApiClient.create({ kubeConfig: server.kubeConfig() });
    sink = new RecordingSink();
    reasons = [];
    path = '/api/v1/pods';
  });

  afterEach(async () => {
    watch?.stop();
    client.close();
    await server.stop();
  });

  function start(...answers: Answer[]) {
    server.next(...answers).otherwise(lines([], { open: true }));
    watch = CollectionWatch.start({
      client,
      sink,
      onList: reason => reasons.push(reason),
      path: async () => path,
      timing: { ...fastTiming, idle: 60_000, shortWatch: 0 },
    });
    return watch;
  }

  it.each<[ListReason, Answer[]]>([
    ['expired', [listThat(errorEvent(410, 'Expired', 'too old')), list]],
    ['expired', [listThat(), failure(410, 'Expired', 'too old'), list]],
    ['refused', [listThat(), failure(400, 'BadRequest', 'what?'), list]],
    [
      'failing',
      [
        listThat(),
        ...Array.from({ length: 3 }, () => failure(500, 'Internal', 'oh')),
        list,
      ],
    ],
    ['broken', [lines([event('ADDED', 'a', '3')]), list]],
    [
      'returned',
      [
        listThat(),
        ...Array.from({ length: 3 }, () => failure(404, 'NotFound', 'no')),
        list,
      ],
    ],
  ])('is %s', async (reason, answers) => {
    start(...answers);
    await sink.until(() => reasons.length === 2 && sink.last.state === 'live');
    expect(reasons).toEqual(['first', reason]);
  });

  it('is none where the watch goes on', async () => {
    start(listThat(), lines([event('MODIFIED', 'a', '11')], { open: true }));
    await sink.until(() => sink.log.at(-1) === 'upsert a');
    expect(server.requests).toHaveLength(2);
    expect(reasons).toEqual(['first']);
  });

  it('is that the cluster was replaced, or serves another version', async () => {
    const started = start(list, list, list);
    const live = (lists: number) =>
      sink.until(() => reasons.length === lists && sink.log.at(-1) !== 'begin');
    await live(1);
    started.interrupt({ relist: true });
    await live(2);
    path = '/api/v2/pods';
    await started.recheck();
    await live(3);
    expect(reasons).toEqual(['first', 'replaced', 'moved']);
  });
});
