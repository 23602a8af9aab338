import type { Behaviour } from '../model/podBehaviour.ts';

const requests = [
  '{"level":"info","ts":"{time}","msg":"request","method":"GET","path":"/api/items/{1000-9999}","status":200,"ms":{2-80},"trace":"{id}"}',
  '{"level":"info","ts":"{time}","msg":"request","method":"POST","path":"/api/cart/{id}","status":201,"ms":{5-120},"trace":"{id}"}',
  '{"level":"debug","ts":"{time}","msg":"cache hit","key":"item:{1000-9999}","age":{1-300}}',
  '{"level":"info","ts":"{time}","msg":"request","method":"GET","path":"/healthz","status":200,"ms":1}',
  '{"level":"warn","ts":"{time}","msg":"slow query","table":"orders","ms":{300-2000},"trace":"{id}"}',
];

const byContainer: Record<string, string[]> = {
  nginx: [
    '10.244.{0-9}.{2-250} - - [{time}] "GET / HTTP/1.1" 200 {800-9000} "-" "Mozilla/5.0"',
    '10.244.{0-9}.{2-250} - - [{time}] "GET /static/app.{id}.js HTTP/1.1" 304 0 "-" "Mozilla/5.0"',
    '10.244.{0-9}.{2-250} - - [{time}] "GET /missing HTTP/1.1" 404 153 "-" "curl/8.5.0"',
  ],
  postgres: [
    '{time} UTC [{20-90}] LOG:  checkpoint complete: wrote {10-900} buffers ({0-9}.{0-9}%)',
    '{time} UTC [{100-900}] LOG:  duration: {200-3000}.{100-999} ms  statement: SELECT * FROM orders WHERE id = {1000-9999}',
  ],
  worker: [
    '{time} INFO  job {id} taken from queue "default" after {1-900} ms',
    '{time} INFO  job {id} done in {10-4000} ms',
    '{time} WARN  job {id} will be tried again ({1-3} of 5)',
  ],
};

const withBehaviour: Partial<Record<Behaviour, string[]>> = {
  'never-ready': [
    '{time} WARN  dependency "ledger" does not answer: connect ETIMEDOUT 10.96.{0-9}.{2-250}:5432',
    '{time} INFO  not ready: migrations pending ({1-3} of 3)',
  ],
  oom: [
    '{time} INFO  index segment {1-400} loaded, heap {180-250} MiB of 256 MiB',
    '{time} WARN  garbage collection took {400-1900} ms',
  ],
};

/** The lines a container repeats while it runs. */
export function logTemplates(
  container: string,
  behaviour: Behaviour | undefined,
): string[] {
  const own = behaviour ? withBehaviour[behaviour] : undefined;
  return own ?? byContainer[container] ?? requests;
}

interface StartLinesOptions {
  container: string;
  image: string;
  behaviour: Behaviour | undefined;
}

/** The first lines of a run, and the last ones when it ended badly. */
export function startLines(options: StartLinesOptions): {
  opening: string[];
  closing: string[];
} {
  const { container, image, behaviour } = options;
  const opening = [
    `starting ${container} from ${image}`,
    'configuration read from environment',
  ];
  if (behaviour === 'crash-loop' || behaviour === 'fails') {
    return {
      opening,
      closing: [
        'FATAL could not connect to database: password authentication failed for user "app"',
        '    at connect (/app/src/database.ts:42:11)',
        '    at main (/app/src/main.ts:17:3)',
      ],
    };
  }
  return { opening: [...opening, 'listening on :8080'], closing: [] };
}
