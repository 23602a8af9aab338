import { act, renderHook } from '@testing-library/react';
import { useFrame } from './useFrame';

describe('useFrame', () => {
  const nextFrame = () =>
    act(() => new Promise<void>(done => requestAnimationFrame(() => done())));

  it('runs the latest task once per frame, however often it is asked for', async () => {
    const tasks = [jest.fn(), jest.fn()];
    const { result, rerender, unmount } = renderHook(
      ({ task }) => useFrame(task),
      { initialProps: { task: tasks[0] } },
    );
    result.current();
    result.current();
    rerender({ task: tasks[1] });
    result.current();
    await nextFrame();
    expect(tasks[0]).not.toHaveBeenCalled();
    expect(tasks[1]).toHaveBeenCalledTimes(1);
    await nextFrame();
    expect(tasks[1]).toHaveBeenCalledTimes(1);
    result.current();
    await nextFrame();
    expect(tasks[1]).toHaveBeenCalledTimes(2);
    result.current();
    unmount();
    await nextFrame();
    expect(tasks[1]).toHaveBeenCalledTimes(2);
  });
});
