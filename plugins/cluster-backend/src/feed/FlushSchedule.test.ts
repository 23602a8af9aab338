import { FlushSchedule } from './FlushSchedule';

describe('FlushSchedule', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('flushes at once when it was quiet, and at the end of the interval otherwise', () => {
    const flush = jest.fn();
    const schedule = new FlushSchedule(40, flush);
    schedule.request();
    schedule.request();
    expect(flush).toHaveBeenCalledTimes(0);
    jest.advanceTimersByTime(0);
    expect(flush).toHaveBeenCalledTimes(1);

    jest.advanceTimersByTime(10);
    schedule.request();
    schedule.request();
    jest.advanceTimersByTime(29);
    expect(flush).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1);
    expect(flush).toHaveBeenCalledTimes(2);

    jest.advanceTimersByTime(40);
    expect(flush).toHaveBeenCalledTimes(2);
    schedule.request();
    jest.advanceTimersByTime(0);
    expect(flush).toHaveBeenCalledTimes(3);
  });

  it('flushes no more once it is stopped', () => {
    const flush = jest.fn();
    const schedule = new FlushSchedule(40, flush);
    schedule.request();
    schedule.stop();
    jest.advanceTimersByTime(100);
    expect(flush).not.toHaveBeenCalled();
  });
});
