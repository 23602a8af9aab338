import { eventRow, podRow, workloadRow } from '../../dev/__data__/rows';
import { importantEvents } from './importantEvents';

const pod = podRow(workloadRow('cart'), 'a');

describe('importantEvents', () => {
  it('keeps warnings and what changed, newest first', () => {
    const events = [
      eventRow(pod, { reason: 'FailedMount', lastSeen: 10 }),
      eventRow(pod, { type: 'Normal', reason: 'Pulled', lastSeen: 50 }),
      eventRow(pod, { type: 'Normal', reason: 'Scheduled', lastSeen: 60 }),
      eventRow(pod, { type: 'Normal', reason: 'Killing', lastSeen: 40 }),
      eventRow(pod, { type: 'Odd', reason: 'Unheard', lastSeen: 30 }),
    ];

    expect(importantEvents(events).map(({ reason }) => reason)).toEqual([
      'Killing',
      'Unheard',
      'FailedMount',
    ]);
  });
});
