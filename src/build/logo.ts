import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 120;
const HEIGHT = 50;

/** Samples per pixel and direction; their mean smooths the edges. */
const SAMPLES = 4;

type Colour = readonly [red: number, green: number, blue: number];
const NAVY: Colour = [22, 33, 62];
const TEAL: Colour = [45, 212, 191];
const SAND: Colour = [250, 204, 137];

/** Distance from a point to the line between two points. */
function toLine(x: number, y: number, [x1, y1, x2, y2]: readonly [number, number, number, number]): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}

/** A command prompt that turns into a key: chevron, shaft, two teeth and a bow, on a rounded plate. */
function colourAt(x: number, y: number): Colour | undefined {
  const [cornerX, cornerY] = [Math.max(0, Math.abs(x - WIDTH / 2) - 46), Math.max(0, Math.abs(y - HEIGHT / 2) - 11)];
  if (Math.hypot(cornerX, cornerY) > 12) return undefined;
  const prompt = Math.min(toLine(x, y, [20, 15, 31, 25]), toLine(x, y, [31, 25, 20, 35]));
  if (prompt < 2.6) return TEAL;
  const bow = Math.abs(Math.hypot(x - 92, y - 25) - 8.5);
  const shaft = toLine(x, y, [44, 25, 83, 25]);
  const teeth = Math.min(toLine(x, y, [47, 25, 47, 34]), toLine(x, y, [56, 25, 56, 31]));
  return Math.min(bow, shaft, teeth) < 2.4 ? SAND : NAVY;
}

/** The product's logo: PNG, 120 × 50, 8 bits a channel, with transparent corners. */
export function drawLogo(): Uint8Array {
  const rows = Buffer.alloc(HEIGHT * (WIDTH * 4 + 1));
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) rows.set(pixelAt(x, y), y * (WIDTH * 4 + 1) + 1 + x * 4);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  // 8 bits, red green blue alpha (PNG specification, section 11.2.1).
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [
    toChunk('IHDR', header),
    toChunk('IDAT', deflateSync(rows, { level: 9 })),
    toChunk('IEND', new Uint8Array()),
  ];
  return Buffer.concat([signature, ...chunks]);
}

function pixelAt(x: number, y: number): readonly number[] {
  const sum = [0, 0, 0];
  let covered = 0;
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
    const column = ((sample % SAMPLES) + 0.5) / SAMPLES;
    const row = (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES;
    const colour = colourAt(x + column, y + row);
    if (colour === undefined) continue;
    covered += 1;
    colour.forEach((value, channel) => {
      sum[channel] = (sum[channel] ?? 0) + value;
    });
  }
  if (covered === 0) return [0, 0, 0, 0];
  return [...sum.map((value) => Math.round(value / covered)), Math.round((covered * 255) / (SAMPLES * SAMPLES))];
}

function toChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  chunk.set(body, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}
