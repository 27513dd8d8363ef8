import type { GrowthResult } from '../run-bench.ts';

const PANEL = { width: 300, height: 220, left: 58, right: 14, top: 34, bottom: 44 } as const;
const COLORS = ['#0b6bcb', '#8a8f98', '#c2410c', '#15803d'];

interface Line {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** How time (above) and peak memory (below) grow with size, each on straight axes from zero: a straight line is linear cost. */
export function toSvg(growths: readonly GrowthResult[], caption: string): string {
  const panels = growths.flatMap(({ title, unit, series }, column) => {
    const lines = (y: (point: (typeof series)[number]['points'][number]) => number): readonly Line[] =>
      series.map(({ name, points }) => ({ name, points: points.map((point) => [point.size, y(point)] as const) }));
    return [
      toPanel(
        column,
        0,
        `${title}: seconds`,
        unit,
        lines(({ wallMs }) => wallMs / 1000),
      ),
      toPanel(
        column,
        1,
        `${title}: peak MiB`,
        unit,
        lines(({ peakRssBytes }) => peakRssBytes / 2 ** 20),
      ),
    ];
  });
  const width = PANEL.width * Math.max(1, growths.length);
  const height = PANEL.height * 2 + 34;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="11">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...panels,
    toLegend(growths[0]?.series.map(({ name }) => name) ?? [], height - 16),
    `<text x="${width - 12}" y="${height - 12}" text-anchor="end" fill="#57606a">${escapeText(caption)}</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function toPanel(column: number, row: number, title: string, unit: string, lines: readonly Line[]): string {
  const plotWidth = PANEL.width - PANEL.left - PANEL.right;
  const plotHeight = PANEL.height - PANEL.top - PANEL.bottom;
  const ticksX = toTicks(Math.max(...lines.flatMap(({ points }) => points.map(([x]) => x))));
  const ticksY = toTicks(Math.max(...lines.flatMap(({ points }) => points.map(([, y]) => y))));
  const x = (value: number): number => PANEL.left + (value / (ticksX.at(-1) ?? 1)) * plotWidth;
  const y = (value: number): number => PANEL.top + plotHeight - (value / (ticksY.at(-1) ?? 1)) * plotHeight;
  const bottom = PANEL.top + plotHeight;
  return [
    `<g transform="translate(${column * PANEL.width} ${row * PANEL.height})">`,
    `<text x="${PANEL.left}" y="18" font-weight="600" fill="#1f2328">${escapeText(title)}</text>`,
    ...ticksY.map(
      (tick) =>
        `<path d="M${PANEL.left} ${round(y(tick))}H${PANEL.left + plotWidth}" stroke="#e5e7eb"/><text x="${PANEL.left - 6}" y="${round(y(tick) + 4)}" text-anchor="end" fill="#57606a">${toLabel(tick)}</text>`,
    ),
    ...ticksX.map(
      (tick) =>
        `<text x="${round(x(tick))}" y="${bottom + 16}" text-anchor="middle" fill="#57606a">${toLabel(tick)}</text>`,
    ),
    `<text x="${PANEL.left + plotWidth / 2}" y="${bottom + 32}" text-anchor="middle" fill="#57606a">${escapeText(unit)}</text>`,
    ...lines.map(({ points }, index) => {
      const color = COLORS[index % COLORS.length];
      const path = points.map(([px, py], place) => `${place === 0 ? 'M' : 'L'}${round(x(px))} ${round(y(py))}`);
      const dots = points.map(([px, py]) => `<circle cx="${round(x(px))}" cy="${round(y(py))}" r="2.5"/>`);
      return `<g fill="${color}"><path d="${path.join('')}" fill="none" stroke="${color}" stroke-width="1.8"/>${dots.join('')}</g>`;
    }),
    '</g>',
  ].join('\n');
}

function toLegend(names: readonly string[], y: number): string {
  return names
    .map((name, index) => {
      const x = PANEL.left + index * 140;
      return `<rect x="${x}" y="${y - 6}" width="14" height="3" fill="${COLORS[index % COLORS.length]}"/><text x="${x + 20}" y="${y}" fill="#1f2328">${escapeText(name)}</text>`;
    })
    .join('\n');
}

/** Zero, and three to five round steps up to what has to fit. */
function toTicks(most: number): readonly number[] {
  if (!(most > 0)) return [0, 1];
  const rough = most / 4;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * magnitude >= rough) ?? 10) * magnitude;
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, index) => index * step);
}

function toLabel(value: number): string {
  if (value >= 1e6) return `${Number((value / 1e6).toFixed(2))}M`;
  return value >= 10_000 ? `${Number((value / 1e3).toFixed(1))}k` : String(Number(value.toPrecision(3)));
}

const round = (value: number): number => Math.round(value * 10) / 10;
const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
