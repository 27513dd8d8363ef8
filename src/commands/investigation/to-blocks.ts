import { type Block, heading, type TableView, tableBlock, textBlock } from '../../core/block.ts';
import type { OktaLogEvent } from '../../okta/types.ts';
import { FINDINGS } from '../../views/finding.ts';
import { GRANTS } from '../../views/grant.ts';
import { INVESTIGATED_USER } from '../../views/investigated-user.ts';
import type { AccountSections, Activity, Investigation } from '../../views/investigation.ts';
import {
  APP_TABLE,
  BLOCK_TABLE,
  CLIENT_TABLE,
  GROUP_TABLE,
  toDeviceTable,
  toFactorTable,
} from '../../views/investigation-sections.ts';
import { CHANGE_EVENTS, LOG_EVENTS } from '../../views/log-event.ts';
import { RISKS } from '../../views/risk.ts';
import { ROLES } from '../../views/role.ts';
import { SECTION_ERRORS } from '../../views/section-error.ts';
import { ACTIVITY_NUMBERS, SIGN_IN_ADDRESSES, SIGN_IN_COUNTRIES } from '../../views/sign-in-statistics.ts';
import { TIMELINE } from '../../views/timeline.ts';
import { USUAL_SIGN_INS } from '../../views/usual.ts';
import { toLogin } from '../shared/user-target.ts';
import type { UsualSignIns } from './usual-sign-ins.ts';
import { toVerdict } from './verdict.ts';

/** The text shows this many rows of the timeline: the newest. */
const MOST_ROWS = 50;

/** An investigation for people: what came out of it first, and at the end what it could not see. */
export function toBlocks(
  investigation: Investigation,
  usual: UsualSignIns | undefined,
  endMs: number,
): readonly Block[] {
  const { user, findings, activity } = investigation;
  return [
    ...toOpening(investigation),
    tableBlock('Account', INVESTIGATED_USER, [user]),
    ...(findings.length === 0 ? [] : [tableBlock('Findings', FINDINGS, findings)]),
    ...(activity === undefined ? [] : [...toSignInBlocks(activity), ...toTimelineBlocks(activity, MOST_ROWS)]),
    ...toRest(investigation, usual, endMs),
  ];
}

/**
 * The same for a page, which has room for all of the timeline, for what was changed and by whom, and for each event that was
 * read.
 *
 * @param events as Okta gave them
 */
export function toPageBlocks(
  investigation: Investigation,
  usual: UsualSignIns | undefined,
  endMs: number,
  events: readonly (OktaLogEvent | null)[],
): readonly Block[] {
  const { user, findings, activity } = investigation;
  return [
    ...toOpening(investigation),
    ...(activity === undefined ? [] : [toPeriodBlock(investigation, activity)]),
    tableBlock('Findings', FINDINGS, findings),
    ...(activity === undefined ? [] : toTimelineBlocks(activity)),
    tableBlock('Account', INVESTIGATED_USER, [user]),
    ...(activity === undefined ? [] : toPageActivity(activity)),
    ...(events.length === 0 ? [] : [tableBlock('Events as they were read', LOG_EVENTS, events)]),
    ...toRest(investigation, usual, endMs),
  ];
}

function toOpening(investigation: Investigation): readonly Block[] {
  const { user } = investigation;
  return [
    heading(`Investigation of ${toLogin(user) || user.id}`),
    textBlock(toVerdict(investigation), { role: 'verdict' }),
  ];
}

/** A page travels without the command that made it: what it rests on comes first. */
function toPeriodBlock({ since, until }: Investigation, { count, isTruncated }: Activity): Block {
  const events = count === 1 ? '1 event' : `${count} events`;
  const read = isTruncated ? `only the newest ${events} were read` : events;
  const end = until === undefined ? 'now' : toUtcMinute(until);
  return textBlock(`The System Log from ${toUtcMinute(since)} to ${end}: ${read}.`);
}

/** `2026-11-28 06:40 UTC`, also of a time that was given in another zone. */
function toUtcMinute(time: string): string {
  const atMs = Date.parse(time);
  return Number.isNaN(atMs) ? time : `${new Date(atMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function toPageActivity(activity: Activity): readonly Block[] {
  const { signIns, changes } = activity;
  return [
    ...toSignInBlocks(activity),
    ...(signIns.countries.length === 0
      ? []
      : [tableBlock('Sign-ins by country', SIGN_IN_COUNTRIES, signIns.countries)]),
    ...(changes.length === 0 ? [] : [tableBlock('What was changed, and by whom', CHANGE_EVENTS, changes)]),
  ];
}

function toRest(investigation: Investigation, usual: UsualSignIns | undefined, endMs: number): readonly Block[] {
  const { account, errors } = investigation;
  return [
    ...(usual === undefined ? [] : [toUsualBlock(usual)]),
    ...toSectionBlocks(account, endMs),
    ...(errors.length === 0 ? [] : [tableBlock('Could not be read', SECTION_ERRORS, errors)]),
    ...toLimitBlocks(investigation),
  ];
}

function toSignInBlocks({ count, signIns, mfa, firstSeen, lastSeen }: Activity): readonly Block[] {
  return [
    tableBlock('Activity', ACTIVITY_NUMBERS, [{ events: count, signIns, mfa, firstSeen, lastSeen }]),
    ...(signIns.addresses.length === 0
      ? []
      : [tableBlock('Sign-ins by address', SIGN_IN_ADDRESSES, signIns.addresses)]),
  ];
}

function toTimelineBlocks({ timeline, timelineOmitted }: Activity, most = timeline.length): readonly Block[] {
  const rows = timeline.slice(timeline.length - Math.min(most, timeline.length));
  const omitted = timelineOmitted + timeline.length - rows.length;
  return [
    ...(rows.length === 0 ? [] : [tableBlock('Timeline', TIMELINE, rows)]),
    ...(omitted === 0 ? [] : [textBlock(`${omitted} older events that matter are not in this timeline.`)]),
  ];
}

function toUsualBlock({ count, traits }: UsualSignIns): Block {
  if (traits.length > 0) return tableBlock(`What is usual, from ${count} earlier sign-ins`, USUAL_SIGN_INS, traits);
  const earlier = count === 0 ? 'No earlier sign-ins' : `Only ${count} earlier ${count === 1 ? 'sign-in' : 'sign-ins'}`;
  return textBlock(`${earlier} in the period: what is "new" rests on Okta's own judgement.`);
}

interface Shown {
  readonly title: string;
  readonly isEmpty: boolean;
  readonly table: Block;
}

/** What there is, each in a table; then in one sentence what there is not. */
function toSectionBlocks(account: AccountSections, endMs: number): readonly Block[] {
  const { blocks, factors, roles, groups, apps, devices, grants, clients, risk } = account;
  const shown = [
    ...show('Risk', RISKS, risk && [risk]),
    ...show('Blocks', BLOCK_TABLE, blocks),
    ...show('Factors', toFactorTable(endMs), factors),
    ...show('Roles', ROLES, roles),
    ...show('Devices', toDeviceTable(endMs), devices),
    ...show('Applications', APP_TABLE, apps),
    ...show('Groups', GROUP_TABLE, groups),
    ...show('Grants', GRANTS, grants),
    ...show('OAuth clients', CLIENT_TABLE, clients),
  ];
  const none = shown.filter(({ isEmpty }) => isEmpty).map(({ title }) => title);
  return [
    ...shown.filter(({ isEmpty }) => !isEmpty).map(({ table }) => table),
    ...(none.length === 0 ? [] : [heading('Read and empty'), textBlock(none.join(', '))]),
  ];
}

function show<Item>(title: string, view: TableView<Item>, rows: readonly Item[] | undefined): readonly Shown[] {
  return rows === undefined ? [] : [{ title, isEmpty: rows.length === 0, table: tableBlock(title, view, rows) }];
}

/** What nobody should conclude from it. */
function toLimitBlocks({ activity, account, since, until }: Investigation): readonly Block[] {
  const limits = [
    ...(activity === undefined ? [] : toLogLimits(activity, since, until)),
    ...(account.clients === undefined ? [] : ['Access tokens without a refresh token are not seen.']),
    ...(account.factors === undefined ? [] : ["Factors are those that the caller's network zone may see."]),
  ];
  return limits.length === 0 ? [] : [heading('What this cannot see'), textBlock(limits.join(' '))];
}

function toLogLimits({ count, isTruncated }: Activity, since: string, until: string | undefined): readonly string[] {
  return [
    `The log was read from ${since} to ${until ?? 'now'}; Okta keeps 90 days.`,
    ...(isTruncated
      ? [`Only the newest ${count} events were read: give maxEvents for more, or a shorter period.`]
      : []),
    'Sign-ins under a mistyped name and sessions inside apps are not seen.',
  ];
}
