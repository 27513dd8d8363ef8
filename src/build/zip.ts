import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipFile {
  /** With `/` between folders. */
  readonly path: string;
  readonly data: Uint8Array | string;
}

/** 1980-01-01, the earliest date that a zip can hold. With a fixed date, the same content always makes the same bytes. */
const DOS_DATE = 0x21;
const DEFLATE = 8;
const VERSION_NEEDED = 20;
/** Bit 11: names are UTF-8. */
const FLAGS = 0x800;

/** A zip archive (PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16), for less than 65,536 files and 4 GiB. */
export function toZip(files: readonly ZipFile[]): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const name = Buffer.from(file.path);
    const data = Buffer.from(file.data);
    const packed = deflateRawSync(data, { level: 9 });
    const fields = toFields(name, data, packed);
    local.push(toRecord(0x04034b50, fields), name, packed);
    central.push(
      toRecord(0x02014b50, [[2, VERSION_NEEDED], ...fields, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]),
      name,
    );
    offset += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const count = files.length;
  const end = toRecord(0x06054b50, [
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, directory.length],
    [4, offset],
    [2, 0],
  ]);
  return Buffer.concat([...local, directory, end]);
}

type Field = readonly [bytes: 2 | 4, value: number];

/** The fields that the record before a file shares with its record in the directory. */
function toFields(name: Buffer, data: Buffer, packed: Buffer): Field[] {
  const method: Field[] = [
    [2, VERSION_NEEDED],
    [2, FLAGS],
    [2, DEFLATE],
    [2, 0],
    [2, DOS_DATE],
  ];
  return [...method, [4, crc32(data)], [4, packed.length], [4, data.length], [2, name.length], [2, 0]];
}

function toRecord(signature: number, fields: readonly Field[]): Buffer {
  const all: readonly Field[] = [[4, signature], ...fields];
  const record = Buffer.alloc(all.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of all) {
    record.writeUIntLE(value, at, bytes);
    at += bytes;
  }
  return record;
}
