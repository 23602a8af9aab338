import { decodeProtobuf } from './decodeProtobuf.ts';

const field = (number: number, value: string | Buffer) => {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from([number * 8 + 2, bytes.length]), bytes]);
};

const wrap = (kind: string, raw: Buffer) =>
  Buffer.concat([
    Buffer.from('k8s\0'),
    field(1, Buffer.concat([field(1, 'v1'), field(2, kind)])),
    field(2, raw),
  ]);

describe('protobuf', () => {
  it('reads what kubectl sends', () => {
    const attributes = Buffer.concat([field(2, 'list'), field(5, 'pods')]);
    const raw = field(2, field(1, attributes));
    expect(decodeProtobuf(wrap('SelfSubjectAccessReview', raw))).toEqual({
      apiVersion: 'v1',
      kind: 'SelfSubjectAccessReview',
      spec: { resourceAttributes: { verb: 'list', resource: 'pods' } },
    });
    const data = field(2, Buffer.concat([field(1, 'k'), field(2, 'v')]));
    expect(decodeProtobuf(wrap('Secret', data))).toMatchObject({
      data: { k: 'dg==' },
    });
  });

  it('refuses what it would have to drop', () => {
    expect(() => decodeProtobuf(wrap('Pod', Buffer.alloc(0)))).toThrow('Pod');
    const unknown = field(9, 'something');
    expect(() => decodeProtobuf(wrap('ConfigMap', unknown))).toThrow('field 9');
    expect(() => decodeProtobuf(Buffer.from('json'))).toThrow('begin');
    const short = wrap('ConfigMap', field(1, 'abc')).subarray(0, -1);
    expect(() => decodeProtobuf(short)).toThrow('ends too early');
  });
});
