import { Assessment, worstAssessment, worstTone } from './Status';

describe('worstTone', () => {
  it.each([
    [[], undefined],
    [['ok', 'done'], 'done'],
    [['error', 'ok', 'warning'], 'error'],
    [['progressing', 'unknown'], 'unknown'],
  ] as const)('of %j is %s', (some, worst) => {
    expect(worstTone(some)).toBe(worst);
  });
});

describe('worstAssessment', () => {
  it('is the first of the worst', () => {
    const some: Assessment[] = [
      { tone: 'ok' },
      { tone: 'warning', message: 'first' },
      { tone: 'warning', message: 'second' },
    ];
    expect(worstAssessment(some)).toBe(some[1]);
    expect(worstAssessment([])).toBeUndefined();
  });
});
