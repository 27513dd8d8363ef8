/** Each size is measured for at least this long, again and again where one round is shorter. */
const ENOUGH_MICROS = 50_000;
const FACTOR = 8;

/** Eight times the size takes 8 times as long in linear work and 64 times in quadratic work; between them is room for noise. */
export const LESS_THAN_QUADRATIC = 40;

/**
 * How many times as much processor time `work` takes for eight times the size. Processor time, since other programs on
 * a busy machine lengthen what a clock shows.
 */
export async function growth(size: number, work: (size: number) => unknown): Promise<number> {
  await work(size);
  return (await microsOf(size * FACTOR, work)) / (await microsOf(size, work));
}

async function microsOf(size: number, work: (size: number) => unknown): Promise<number> {
  const before = process.cpuUsage();
  let rounds = 0;
  for (;;) {
    await work(size);
    rounds += 1;
    const { user, system } = process.cpuUsage(before);
    if (user + system >= ENOUGH_MICROS) return (user + system) / rounds;
  }
}
