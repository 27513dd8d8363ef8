import { systemClock } from '../../clock.ts';
import type { AuthenticationReport, MissingScope } from '../../commands/check-authentication.ts';
import { UsageError } from '../../errors.ts';
import { escapeControls } from '../../readable/escape-controls.ts';
import { toTimeOfDay } from '../../readable/readable-time.ts';
import { wrapText } from '../terminal/display-width.ts';
import { type Style, toStyle, wantsColor } from '../terminal/style.ts';
import { cancellable } from './cancellable.ts';
import type { GlobalFlags } from './global-flags.ts';
import { type CliIo, EXIT, write } from './io.ts';
import { openInstance } from './open-instance.ts';
import { openProgress } from './show-progress.ts';

/** `okta-v2 auth check`. Resolves to the exit status; throws where Okta refuses. */
export async function runAuthCheck(flags: GlobalFlags, io: CliIo): Promise<number> {
  if (flags.format === 'csv' || flags.format === 'ndjson' || flags.format === 'html') {
    throw new UsageError(`auth check cannot be printed as ${flags.format}. It takes --format text or json.`);
  }
  const { integration } = openInstance(flags, io, systemClock);
  const progress = await openProgress(flags, io, systemClock);
  const report = await cancellable((signal) =>
    integration.checkAuthentication({ signal, progress: progress.report }),
  ).finally(progress.end);
  const style = toStyle(wantsColor(io.env, io.stdout.isTTY === true));
  const isText = flags.format === 'text' || flags.format === 'markdown';
  const width = io.stdout.columns ?? Number.POSITIVE_INFINITY;
  await write(io.stdout, isText ? toAuthenticationText(report, style, width) : `${JSON.stringify(report, null, 2)}\n`);
  return EXIT.ok;
}

/** The report for people, one fact a line. */
export function toAuthenticationText(
  report: AuthenticationReport,
  style = toStyle(false),
  width = Number.POSITIVE_INFINITY,
): string {
  const facts: (readonly [name: string, value: string])[] = [
    ['Okta URL', report.url],
    ...(report.auth === 'api-token'
      ? ([['Authentication', `API token of ${report.subject}`]] as const)
      : ([
          ['Authentication', `OAuth 2.0, client ${report.subject}`],
          ['Key ID', report.keyId ?? 'none is sent'],
          ['DPoP', report.dpop ? 'on: tokens are bound to a key of their own' : 'off: the app does not ask for it'],
          ['Token', `good until ${toTimeOfDay(report.tokenExpiresAtMs)}`],
          ['Scopes', report.grantedScopes.join(' ') || 'none'],
          ['Missing scopes', report.missingScopes.length === 0 ? 'none' : ''],
        ] as const)),
    ['Clock', toClockText(report.clockDifferenceMs)],
  ];
  const missing = report.auth === 'oauth' ? report.missingScopes : [];
  return facts
    .flatMap(([name, value]) => [
      `${style.cyan(name.padEnd(14))}  ${escapeControls(value)}`.trimEnd(),
      ...(name === 'Missing scopes' ? missing.flatMap((scope) => toMissingLines(scope, style, width)) : []),
    ])
    .map((line) => `${line}\n`)
    .join('');
}

function toMissingLines({ scope, disables }: MissingScope, style: Style, width: number): string[] {
  const effect = disables.length === 0 ? 'disables nothing' : `disables ${disables.join(', ')}`;
  return [`  ${style.red(escapeControls(scope))}`, ...wrapText(effect, width - 6).map((line) => `      ${line}`)];
}

function toClockText(differenceMs: number | undefined): string {
  if (differenceMs === undefined) return 'Okta did not say its time';
  const seconds = Math.round(Math.abs(differenceMs) / 1000);
  // Servers give their time in whole seconds, and the answer took a while to arrive.
  if (seconds <= 1) return "agrees with Okta's";
  return `this machine is ${seconds} s ${differenceMs > 0 ? 'behind' : 'ahead of'} Okta`;
}
