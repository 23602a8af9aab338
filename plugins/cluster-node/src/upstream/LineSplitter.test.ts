import { LineSplitter } from './LineSplitter';

function split(chunks: Buffer[], maximum?: number) {
  const splitter = new LineSplitter(maximum);
  return chunks.flatMap(chunk => [...splitter.push(chunk)]);
}

describe('LineSplitter', () => {
  it('cuts at newlines wherever the chunks end, characters of several bytes included', () => {
    const text = '{"a":"ä€😀"}\n{"b":"ß"}\n\n{"c":1}\n';
    const whole = Buffer.from(text);
    const expected = ['{"a":"ä€😀"}', '{"b":"ß"}', '{"c":1}'];
    for (let size = 1; size <= whole.length; size += 1) {
      const chunks = [];
      for (let start = 0; start < whole.length; start += size) {
        chunks.push(whole.subarray(start, start + size));
      }
      expect(split(chunks)).toEqual(expected);
    }
  });

  it('does not believe a line that was cut off', () => {
    expect(split([Buffer.from('one\ntw')])).toEqual(['one']);
  });

  it('passes lines of several megabytes', () => {
    const long = 'x'.repeat(3_000_000);
    const bytes = Buffer.from(`${long}\nshort\n`);
    const chunks = [];
    for (let start = 0; start < bytes.length; start += 16_384) {
      chunks.push(bytes.subarray(start, start + 16_384));
    }
    expect(split(chunks)).toEqual([long, 'short']);
  });

  it('refuses a line that never ends', () => {
    const splitter = new LineSplitter(1_000);
    expect(() => [...splitter.push(Buffer.alloc(1_001, 'x'))]).toThrow(
      'A line is longer than 1000 bytes',
    );
  });
});
