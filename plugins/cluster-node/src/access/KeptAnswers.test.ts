import { KeptAnswers } from './KeptAnswers';

function setUp(failureMilliseconds?: number) {
  const clock = { now: 0 };
  const kept = new KeptAnswers<string>({
    milliseconds: 100,
    failureMilliseconds,
    now: () => clock.now,
  });
  const ask = jest.fn(async () => 'yes');
  return { clock, kept, ask };
}

describe('KeptAnswers', () => {
  it('asks once for equal questions, until the answer is old', async () => {
    const { clock, kept, ask } = setUp();
    const answers = [kept.get('a', ask), kept.get('a', ask)];
    expect(await Promise.all(answers)).toEqual(['yes', 'yes']);
    clock.now = 99;
    await kept.get('a', ask);
    expect(ask).toHaveBeenCalledTimes(1);
    await kept.get('b', ask);
    expect(ask).toHaveBeenCalledTimes(2);
    clock.now = 100;
    await kept.get('a', ask);
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('keeps no failure beyond its arrival', async () => {
    const { kept, ask } = setUp();
    ask.mockRejectedValueOnce(new Error('no'));
    const answers = [kept.get('a', ask), kept.get('a', ask)];
    for (const answer of answers) {
      await expect(answer).rejects.toThrow('no');
    }
    expect(ask).toHaveBeenCalledTimes(1);
    expect(await kept.get('a', ask)).toBe('yes');
  });

  it('keeps a failure for its own time', async () => {
    const { clock, kept, ask } = setUp(10);
    ask.mockRejectedValueOnce(new Error('no'));
    await expect(kept.get('a', ask)).rejects.toThrow('no');
    clock.now = 9;
    await expect(kept.get('a', ask)).rejects.toThrow('no');
    clock.now = 10;
    expect(await kept.get('a', ask)).toBe('yes');
  });
});
