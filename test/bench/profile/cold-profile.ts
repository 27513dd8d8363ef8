import { median } from '../statistics.ts';

/** What V8's sampling profiler writes (`node --cpu-prof`), as far as it is read here. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  /** Ids of nodes. */
  readonly samples: readonly number[];
  /** Microseconds since the sample before. */
  readonly timeDeltas: readonly number[];
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

interface Frame {
  readonly name: string;
  readonly url: string;
}

/** What a process spends its time on, in the order in which it is shown. */
export const PARTS = [
  'Node: getting ready',
  'Node: loading its own modules',
  'Node: the request, the answer, the output',
  'our code: setting up its modules',
  'our code: the command itself',
  'collecting garbage',
  'outside of JavaScript',
  'waiting for the answer',
] as const;
export type Part = (typeof PARTS)[number];

/** Milliseconds by part. */
export type Breakdown = Readonly<Record<Part, number>>;

export function toBreakdown({ nodes, samples, timeDeltas }: CpuProfile): Breakdown {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const parts = new Map<number, Part>();
  const partOf = (id: number): Part => {
    const stack: Frame[] = [];
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const frame = byId.get(at)?.callFrame;
      if (frame !== undefined) stack.push({ name: frame.functionName, url: frame.url });
    }
    return toPart(stack);
  };
  const totals = Object.fromEntries(PARTS.map((part) => [part, 0])) as Record<Part, number>;
  samples.forEach((id, index) => {
    const part = parts.get(id) ?? partOf(id);
    parts.set(id, part);
    totals[part] += (timeDeltas[index] ?? 0) / 1000;
  });
  return totals;
}

/** The median of each part over several runs. */
export function toMedianBreakdown(breakdowns: readonly Breakdown[]): Breakdown {
  const entries = PARTS.map((part) => [part, median(breakdowns.map((breakdown) => breakdown[part]))]);
  return Object.fromEntries(entries) as Breakdown;
}

/** @param stack from the function that was running outwards */
function toPart(stack: readonly Frame[]): Part {
  switch (stack[0]?.name) {
    case '(garbage collector)':
      return 'collecting garbage';
    case '(program)':
      return 'outside of JavaScript';
    case '(idle)':
      return 'waiting for the answer';
  }
  if (stack.some(({ name }) => name === 'compileForInternalLoader')) return 'Node: loading its own modules';
  const traffic = stack.some(isTraffic) ? 'Node: the request, the answer, the output' : undefined;
  const program = stack.filter(({ url }) => url.endsWith('/run-cli.cjs') || url.endsWith('/cli.cjs'));
  if (program.length === 0) return traffic ?? 'Node: getting ready';
  // The bundler names the function that sets up a module after its file; that of the main module has no name.
  if (program.some(({ name }) => name === '' || /\.[cm]?[jt]s$/.test(name))) return 'our code: setting up its modules';
  return traffic ?? 'our code: the command itself';
}

/** Named after Node's own files. */
const isTraffic = ({ url }: Frame): boolean =>
  /^node:(_http|http|net|internal\/(streams|stream_base|fs\/sync_write|bootstrap\/switches))/.test(url);
