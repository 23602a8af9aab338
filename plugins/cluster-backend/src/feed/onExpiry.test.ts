import { onExpiry } from './onExpiry';

const DAY = 24 * 60 * 60 * 1000;

describe('onExpiry', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it.each([1000, DAY, 60 * DAY])('calls back after %d ms', wait => {
    const callback = jest.fn();
    onExpiry(new Date(Date.now() + wait), callback);
    jest.advanceTimersByTime(wait - 1);
    expect(callback).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(callback).toHaveBeenCalledTimes(1);
  });

  it('never calls back without a moment, or once it is called off', () => {
    const callback = jest.fn();
    onExpiry(undefined, callback);
    onExpiry(new Date(Date.now() + DAY), callback)();
    jest.advanceTimersByTime(100 * DAY);
    expect(callback).not.toHaveBeenCalled();
  });
});
