import { podCaseObjects, podCases } from '../__fixtures__/podCases/podCases';
import { podStatus } from './podStatus';

describe('podStatus', () => {
  it.each(podCases.map((podCase, index) => ({ ...podCase, index })))(
    '$title',
    ({ index, pod, prints, lastRestart, tone, message }) => {
      const status = podStatus(podCaseObjects[index]);
      const { reason, ready, containers, restarts } = status;
      expect([reason, `${ready}/${containers}`, restarts]).toEqual(prints);
      expect(status.phase).toBe(pod.phase);
      expect(status.lastRestart).toBe(lastRestart);
      expect(status.tone).toBe(tone);
      expect(status.message === undefined).toBe(message === undefined);
      expect(status.message ?? '').toContain(message ?? '');
    },
  );

  it('keeps long messages short', () => {
    const { message } = podStatus({
      status: { phase: 'Failed', message: 'x'.repeat(4096) },
    });
    expect(message).toHaveLength(500);
  });
});
