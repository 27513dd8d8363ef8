import { contextKey, createContext } from '../core/context.ts';
import type { OktaGroup } from '../okta/types.ts';

export const GROUP_KEY = contextKey('Okta.Group', 'ID');

/** A group, in a table as in the context. */
export function toGroupRow({ id, created, objectClass, lastUpdated, lastMembershipUpdated, type, profile }: OktaGroup) {
  return {
    ID: id,
    Created: created ?? null,
    ObjectClass: objectClass ?? null,
    LastUpdated: lastUpdated ?? null,
    LastMembershipUpdated: lastMembershipUpdated ?? null,
    Type: type ?? null,
    Name: profile?.name ?? null,
    Description: profile?.description ?? null,
  };
}

/** In the context, what Okta left empty is left out. */
export function toGroupContext(group: OktaGroup): Record<string, unknown> {
  return createContext(toGroupRow(group), { removeNull: true });
}
