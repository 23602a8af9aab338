import { EventStreamParser } from './EventStreamParser';

describe('EventStreamParser', () => {
  it('reads events, names, several data lines and comments', () => {
    const parser = new EventStreamParser();
    expect(
      parser.push(
        ': hello\n\nevent: delta\ndata: {"a":1}\n\ndata:x\ndata:  y\nid: 7\n\nevent: none\n\n',
      ),
    ).toEqual([
      { event: 'delta', data: '{"a":1}' },
      { event: 'message', data: 'x\n y' },
    ]);
  });

  it.each(['\n', '\r\n', '\r'])('knows the line end %j', end => {
    const parser = new EventStreamParser();
    // The last character is looked at once it is clear what follows it.
    const text = ['event: a', 'data: 1', '', 'data: 2', '', ':'].join(end);
    expect(parser.push(text)).toEqual([
      { event: 'a', data: '1' },
      { event: 'message', data: '2' },
    ]);
  });

  it('says the same however the text is cut', () => {
    const text =
      'event: snapshot\r\ndata: {"text":"äöü €"}\r\n\r\n:ping\r\n\r\ndata: 2\r\n\r\nevent: x\r\ndata: 3\r\n\r\n:';
    const whole = new EventStreamParser().push(text);
    expect(whole).toHaveLength(3);
    for (let size = 1; size < 12; size += 1) {
      const parser = new EventStreamParser();
      const events = [];
      for (let at = 0; at < text.length; at += size) {
        events.push(...parser.push(text.slice(at, at + size)));
      }
      expect(events).toEqual(whole);
    }
  });

  it('keeps an event that is not over', () => {
    const parser = new EventStreamParser();
    expect(parser.push('data: half')).toEqual([]);
    expect(parser.push('\n')).toEqual([]);
    expect(parser.push('\n')).toEqual([{ event: 'message', data: 'half' }]);
  });
});
