import type { UnknownRecord } from '../model/KubeObject.ts';
import { StatusError } from '../model/StatusError.ts';
import { protobufSchemas } from './protobufSchemas.ts';
import type { FieldType, MessageSchema } from './protobufSchemas.ts';

/** The first bytes of every Kubernetes object in protobuf. */
const magic = Buffer.from('k8s\0');

const envelope: MessageSchema = {
  fields: {
    1: [
      'typeMeta',
      { fields: { 1: ['apiVersion', 'string'], 2: ['kind', 'string'] } },
    ],
    2: ['raw', 'bytes'],
  },
};

function unsupported(detail: string): StatusError {
  return new StatusError({
    code: 415,
    reason: 'UnsupportedMediaType',
    message: `the sandbox reads protobuf only as far as kubectl needs it (${detail}); send application/json`,
  });
}

class Reader {
  private readonly bytes: Buffer;
  private position = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  get done(): boolean {
    return this.position >= this.bytes.length;
  }

  varint(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.bytes[this.position++];
      if (byte === undefined) {
        throw unsupported('it ends too early');
      }
      value += (byte & 0x7f) * scale;
      scale *= 0x80;
      if (byte < 0x80) {
        return value;
      }
    }
  }

  chunk(): Buffer {
    const length = this.varint();
    const end = this.position + length;
    if (end > this.bytes.length) {
      throw unsupported('it ends too early');
    }
    const chunk = this.bytes.subarray(this.position, end);
    this.position = end;
    return chunk;
  }
}

function decodeEntry(chunk: Buffer, type: 'string' | 'bytes') {
  const entry = decodeMessage(chunk, {
    fields: { 1: ['key', 'string'], 2: ['value', type] },
  });
  const { key = '', value = '' } = entry;
  return [
    String(key),
    Buffer.isBuffer(value) ? value.toString('base64') : value,
  ];
}

function decodeChunk(chunk: Buffer, type: FieldType): unknown {
  if (type === 'string') {
    return chunk.toString('utf8');
  }
  if (type === 'bytes') {
    return chunk;
  }
  if (typeof type === 'object' && 'fields' in type) {
    return decodeMessage(chunk, type);
  }
  throw unsupported('a field is not what it should be');
}

function setField(
  target: UnknownRecord,
  name: string,
  type: FieldType,
  value: number | Buffer,
): void {
  if (type === 'ignored') {
    return;
  }
  if (typeof value === 'number') {
    target[name] = type === 'boolean' ? value !== 0 : value;
    return;
  }
  if (typeof type === 'object' && 'list' in type) {
    const before = target[name];
    const list = Array.isArray(before) ? before : [];
    target[name] = [...list, decodeChunk(value, type.list)];
    return;
  }
  if (typeof type === 'object' && 'map' in type) {
    const [key, item] = decodeEntry(value, type.map);
    target[name] = { ...(target[name] as UnknownRecord), [String(key)]: item };
    return;
  }
  const decoded = decodeChunk(value, type);
  // Go writes strings that were never set; JSON leaves them out.
  if (decoded !== '') {
    target[name] = decoded;
  }
}

function isEmpty(value: number | Buffer): boolean {
  return typeof value === 'number'
    ? value === 0
    : value.every(byte => byte < 32);
}

function decodeMessage(bytes: Buffer, schema: MessageSchema): UnknownRecord {
  const reader = new Reader(bytes);
  const result: UnknownRecord = {};
  while (!reader.done) {
    const tag = reader.varint();
    const wire = tag & 7;
    if (wire !== 0 && wire !== 2) {
      throw unsupported('a field has an unknown wire type');
    }
    const value = wire === 0 ? reader.varint() : reader.chunk();
    const field = schema.fields[tag >>> 3];
    if (field) {
      setField(result, field[0], field[1], value);
    } else if (!isEmpty(value)) {
      throw unsupported(`field ${tag >>> 3} is not among what it knows`);
    }
  }
  return result;
}

/**
 * Reads an object that kubectl sent as protobuf.
 *
 * @throws StatusError 415 for kinds and fields that no schema names, so that
 * nothing is ever dropped in silence.
 */
export function decodeProtobuf(bytes: Buffer): UnknownRecord {
  if (!bytes.subarray(0, 4).equals(magic)) {
    throw unsupported('it does not begin as Kubernetes objects do');
  }
  const { typeMeta, raw } = decodeMessage(bytes.subarray(4), envelope);
  const { apiVersion, kind } = (typeMeta ?? {}) as UnknownRecord;
  const schema = protobufSchemas[String(kind)];
  if (!schema || !Buffer.isBuffer(raw)) {
    throw unsupported(`not for ${kind}`);
  }
  return { apiVersion, kind, ...decodeMessage(raw, schema) };
}
