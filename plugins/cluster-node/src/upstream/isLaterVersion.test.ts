import { isLaterVersion } from './isLaterVersion';

describe('isLaterVersion', () => {
  it.each([
    ['2', '1', true],
    ['1', '2', false],
    ['7', '7', false],
    ['10', '9', true],
    ['9', '10', false],
    ['9007199254740993', '9007199254740992', true],
    ['9007199254740992', '9007199254740993', false],
  ])('%s after %s: %s', (version, than, expected) => {
    expect(isLaterVersion(version, than)).toBe(expected);
  });

  it.each([
    ['x', '1'],
    ['1', 'x'],
    ['', '1'],
    ['0', '5'],
    ['01', '5'],
  ])('cannot tell %p from %p, and takes it', (version, than) => {
    expect(isLaterVersion(version, than)).toBe(true);
  });
});
