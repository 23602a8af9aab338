import { eventFacts, eventMatters } from './eventFacts';

const at = (text: string) => Date.parse(text) / 1000;

describe('eventFacts', () => {
  const involvedObject = { kind: 'Pod', name: 'web', uid: 'u1' };

  it('reads an event that was counted', () => {
    expect(
      eventFacts({
        involvedObject,
        type: 'Warning',
        reason: 'BackOff',
        message: 'Back-off restarting failed container\n',
        count: 12,
        firstTimestamp: '2024-01-01T00:00:00Z',
        lastTimestamp: '2024-01-01T01:00:00Z',
        source: { component: 'kubelet', host: 'node-1' },
        reportingComponent: 'kubelet',
      }),
    ).toEqual({
      type: 'Warning',
      reason: 'BackOff',
      message: 'Back-off restarting failed container',
      count: 12,
      firstSeen: at('2024-01-01T00:00:00Z'),
      lastSeen: at('2024-01-01T01:00:00Z'),
      source: 'kubelet',
      aboutKind: 'Pod',
      aboutName: 'web',
    });
  });

  it('reads an event of the newer form, which happened once', () => {
    expect(
      eventFacts({
        involvedObject,
        type: 'Normal',
        reason: 'Scheduled',
        eventTime: '2024-01-01T00:00:00.123456Z',
        firstTimestamp: null,
        lastTimestamp: null,
        source: {},
        reportingComponent: 'default-scheduler',
      }),
    ).toMatchObject({
      count: 1,
      firstSeen: at('2024-01-01T00:00:00Z'),
      lastSeen: at('2024-01-01T00:00:00Z'),
      source: 'default-scheduler',
    });
  });

  it('lets a series speak for itself', () => {
    expect(
      eventFacts({
        eventTime: '2024-01-01T00:00:00Z',
        count: 1,
        lastTimestamp: '2024-01-01T00:00:00Z',
        series: { count: 7, lastObservedTime: '2024-01-01T02:00:00.5Z' },
      }),
    ).toMatchObject({ count: 7, lastSeen: at('2024-01-01T02:00:00Z') });
  });

  it('falls back on when the event was created', () => {
    expect(
      eventFacts({ metadata: { creationTimestamp: '2024-01-01T00:00:00Z' } }),
    ).toMatchObject({
      type: 'Normal',
      count: 1,
      firstSeen: at('2024-01-01T00:00:00Z'),
      lastSeen: at('2024-01-01T00:00:00Z'),
    });
  });
});

describe('eventMatters', () => {
  it.each([
    ['Warning', 'FailedScheduling', true],
    ['Warning', 'SomethingNew', true],
    ['Normal', 'Killing', true],
    ['Normal', 'ScalingReplicaSet', true],
    ['Normal', 'SuccessfulRescale', true],
    ['Normal', 'NodeNotReady', true],
    ['Normal', 'Pulled', false],
    ['Normal', 'Scheduled', false],
    ['Normal', 'Started', false],
  ])('%s %s: %p', (type, reason, matters) => {
    expect(eventMatters({ type, reason })).toBe(matters);
  });
});
