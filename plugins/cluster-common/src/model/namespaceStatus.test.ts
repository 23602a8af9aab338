import { condition } from '../__fixtures__/podOf';
import { namespaceStatus } from './namespaceStatus';

describe('namespaceStatus', () => {
  it.each([
    [{ status: { phase: 'Active' } }, { tone: 'ok', reason: 'Active' }],
    [{}, { tone: 'unknown', reason: 'Unknown' }],
    [
      {
        status: {
          phase: 'Terminating',
          conditions: [
            condition('NamespaceDeletionContentFailure', 'False', {
              message: 'All content successfully deleted',
            }),
            condition('NamespaceFinalizersRemaining', 'True', {
              message:
                'Some content has finalizers remaining: example.com/keep',
            }),
          ],
        },
      },
      {
        tone: 'progressing',
        reason: 'Terminating',
        message: 'Some content has finalizers remaining: example.com/keep',
      },
    ],
    [
      {
        status: {
          phase: 'Terminating',
          conditions: [
            condition('NamespaceDeletionDiscoveryFailure', 'True', {
              message: 'Discovery failed for some groups',
            }),
          ],
        },
      },
      {
        tone: 'warning',
        reason: 'Terminating',
        message: 'Discovery failed for some groups',
      },
    ],
  ])('%j', (object, status) => {
    expect(namespaceStatus(object)).toEqual(status);
  });
});
