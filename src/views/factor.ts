import { createContext } from '../core/context.ts';
import type { OktaFactor } from '../okta/types.ts';

/** A factor in a table. */
export function toFactorRow({ id, factorType, provider, status, profile }: OktaFactor) {
  return { ID: id, FactorType: factorType, Provider: provider, Status: status, Profile: profile };
}

/** A factor in the context, under `Account.Factor`; what Okta left empty is left out. */
export function toFactorContext(factor: OktaFactor): Record<string, unknown> {
  return createContext(toFactorRow(factor), { removeNull: true });
}
