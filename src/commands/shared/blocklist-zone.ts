import { UsageError } from '../../errors.ts';
import type { OktaZone } from '../../okta/types.ts';
import { type ExistingZone, toZoneTitle } from './zone-target.ts';

/** The zone whose addresses are never blocked. */
const EXEMPT_ZONE = 'DefaultExemptIpZone';

/** @throws {UsageError} where a zone cannot hold addresses that are blocked */
export function refuseUnlessBlocklist(zone: ExistingZone): void {
  const title = toZoneTitle(zone);
  if (zone.useAsExemptList === true || isExemptName(zone.name)) {
    throw new UsageError(`${title} exempts addresses from blocking; nothing was changed.`, { code: 'wrong_kind' });
  }
  if (zone.type === 'IP') return;
  throw new UsageError(`${title} is a zone of the type ${zone.type ?? 'unknown'}, not IP; nothing was changed.`, {
    code: 'wrong_kind',
  });
}

export function isExemptName(name: string | null | undefined): boolean {
  return name?.toLowerCase() === EXEMPT_ZONE.toLowerCase();
}

/** Why Okta would refuse a zone with so many gateways, as a sentence; undefined where it would not. */
export function complaintAboutSize({ usage, system }: OktaZone, gateways: number): string | undefined {
  const most = usage === 'BLOCKLIST' ? 1000 : system === true ? 5000 : 150;
  return gateways <= most ? undefined : `The zone would hold ${gateways} gateways; Okta allows ${most} in such a zone.`;
}

/** Whether a zone blocks what it holds. */
export const isEffective = ({ status, usage }: OktaZone): boolean => status === 'ACTIVE' && usage === 'BLOCKLIST';

/** Why a zone blocks nothing, as a sentence; undefined where it blocks. */
export function toWarning({ status, usage }: OktaZone): string | undefined {
  const why = [
    ...(status === 'ACTIVE' ? [] : [`its status is ${status ?? 'unknown'}`]),
    ...(usage === 'BLOCKLIST' ? [] : [`its usage is ${usage ?? 'unknown'}`]),
  ];
  return why.length === 0 ? undefined : `Warning: this zone blocks nothing, because ${why.join(' and ')}.`;
}
