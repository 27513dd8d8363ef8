import type { TableBlock } from '../../core/block.ts';
import { toReadableTime } from '../../readable/readable-time.ts';
import { html, type Markup } from './markup.ts';
import type { Page } from './page.ts';
import {
  BINS,
  type Lane,
  type Mark,
  type Period,
  type TimelineEvent,
  toLanes,
  toPeriod,
  toSuspiciousPeriod,
  toTimelineEvents,
} from './timeline-marks.ts';

/** Units of the drawing from one place for marks to the next. */
const STEP = 10;
const HEIGHT = 40;
/** The title of a mark tells so many of its events. */
const TOLD = 8;
const TICKS = 4;

/**
 * Events of a table by kind over time; where what looks suspicious is a small part of it, that part once more by itself.
 * Undefined for a table that cannot be drawn.
 */
export function renderTimeline(table: TableBlock, { evidence }: Page): Markup | undefined {
  const events = toTimelineEvents(table, (item) => evidence.isSuspect(table, item));
  const whole = toPeriod(events);
  if (whole === undefined || events.length < 2) return undefined;
  // Rows that only other tables call suspicious have been drawn with those.
  const part = table.drawing?.isSuspect && toSuspiciousPeriod(events, whole);
  return html`${renderChart('Events by kind', events, whole)}${
    part && renderChart('The suspicious part', events, part)
  }${renderLegend(events)}`;
}

function renderChart(caption: string, events: readonly TimelineEvent[], period: Period): Markup {
  const lanes = toLanes(events, period);
  const busiest = Math.max(...lanes.flatMap(({ marks }) => marks.map((mark) => mark.events.length)));
  const ticks = Array.from({ length: TICKS + 1 }, (_, index) => {
    const atMs = period.fromMs + ((period.toMs - period.fromMs) * index) / TICKS;
    return html`<li>${toTick(atMs)}</li>`;
  });
  return html`<figure class="chart"><figcaption>${caption}, ${toPeriodText(period)}</figcaption>
${lanes.map((lane) => renderLane(lane, busiest, period))}<ol class="ticks" aria-hidden="true">${ticks}</ol></figure>`;
}

function renderLane({ name, count, suspicious, marks }: Lane, busiest: number, period: Period): Markup {
  const total = count === 1 ? '1 event' : `${count.toLocaleString('en-US')} events`;
  const label = `${name}: ${total}${suspicious > 0 ? `, ${suspicious} of them suspicious` : ''}`;
  return html`<div class="lane"><span>${name} <small>${count.toLocaleString('en-US')}</small></span>
<svg viewBox="0 0 ${BINS * STEP} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${label}">${marks.map(
    (mark) => renderMark(mark, busiest, period),
  )}</svg></div>\n`;
}

/** The more events, the higher; a lone one can still be seen. */
function renderMark({ bin, events }: Mark, busiest: number, period: Period): Markup {
  const share = busiest <= 1 ? 1 : Math.log(1 + events.length) / Math.log(1 + busiest);
  const height = Math.round(HEIGHT * (0.4 + 0.6 * share));
  return html`<rect class="${toLook(events)}" x="${bin * STEP}" y="${HEIGHT - height}" width="${STEP - 1}" height="${height}"><title>${toTitle(
    bin,
    events,
    period,
  )}</title></rect>`;
}

function toLook(events: readonly TimelineEvent[]): string {
  if (events.some(({ isSuspect }) => isSuspect)) return 'suspect';
  return events.some(({ tone }) => tone === 'bad') ? 'failed' : 'plain';
}

function toTitle(bin: number, events: readonly TimelineEvent[], { fromMs, toMs }: Period): string {
  const [only] = events;
  if (events.length === 1 && only !== undefined) return only.text;
  const fromBin = fromMs + ((toMs - fromMs) * bin) / BINS;
  const told = [...events].sort((one, other) => Number(other.isSuspect) - Number(one.isSuspect)).slice(0, TOLD);
  const rest = events.length - told.length;
  return [
    `${events.length} events from ${toTick(fromBin)} on`,
    ...told.map(({ text }) => text),
    ...(rest > 0 ? [`and ${rest} more`] : []),
  ].join(' | ');
}

function renderLegend(events: readonly TimelineEvent[]): Markup {
  const looks = new Set(events.map((event) => toLook([event])));
  const names = { suspect: 'belongs to a finding', failed: 'failed or denied', plain: 'other events' } as const;
  const keys = (['suspect', 'failed', 'plain'] as const).filter((look) => looks.has(look));
  return html`<ul class="legend">${keys.map((look) => html`<li class="${look}">${names[look]}</li>`)}<li>the higher, the more events; times in UTC</li></ul>`;
}

function toPeriodText({ fromMs, toMs }: Period): string {
  return `${toTick(fromMs)} to ${toTick(toMs)} UTC`;
}

/** `2026-11-28 06:40` */
function toTick(atMs: number): string {
  return toReadableTime(new Date(atMs)).slice(0, 16);
}
