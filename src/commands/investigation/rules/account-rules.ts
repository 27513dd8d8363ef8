import { textOf } from '../../../json-values.ts';
import type { OktaFactor } from '../../../okta/types.ts';
import type { AccountRule } from '../rule.ts';

export const userRiskHigh: AccountRule = {
  kind: 'account',
  name: 'UserRiskHigh',
  severity: 'HIGH',
  find({ risk }) {
    if (textOf(risk?.riskLevel).toUpperCase() !== 'HIGH') return undefined;
    const reason = textOf(risk?.reason);
    return { count: 1, detail: `Okta judges the risk of this user to be high${reason === '' ? '' : `: ${reason}`}.` };
  },
};

export const adminAccount: AccountRule = {
  kind: 'account',
  name: 'AdminAccount',
  severity: 'LOW',
  find({ roles = [] }) {
    if (roles.length === 0) return undefined;
    const names = roles.map(({ label, type }) => textOf(label) || textOf(type)).filter((name) => name !== '');
    const which = names.length === 0 ? '' : `: ${names.join(', ')}`;
    return { count: roles.length, evidence: idsOf(roles), detail: `The account has administrator roles${which}.` };
  },
};

/** Factors that a phisher can have a person read out, or that a number or mailbox gives to whoever has it. */
const WEAK_FACTORS: ReadonlySet<string> = new Set(['email', 'sms', 'call', 'question']);

export const noStrongFactor: AccountRule = {
  kind: 'account',
  name: 'NoStrongFactor',
  severity: 'LOW',
  find({ factors }) {
    if (factors === undefined) return undefined;
    const active = factors.filter(({ status }) => textOf(status).toUpperCase() === 'ACTIVE');
    if (active.some((factor) => !WEAK_FACTORS.has(typeOf(factor)))) return undefined;
    const detail =
      active.length === 0
        ? 'The account has no active factor.'
        : `The account has no stronger factor than ${[...new Set(active.map(typeOf))].join(', ')}.`;
    return { count: active.length, evidence: idsOf(active), detail };
  },
};

const typeOf = ({ factorType }: OktaFactor): string => textOf(factorType).toLowerCase();

export const signInsBlocked: AccountRule = {
  kind: 'account',
  name: 'SignInsBlocked',
  severity: 'LOW',
  find({ blocks = [] }) {
    if (blocks.length === 0) return undefined;
    const where = blocks.map(({ appliesTo }) => textOf(appliesTo)).filter((text) => text !== '');
    return {
      count: blocks.length,
      detail: `Okta blocks sign-ins${where.length === 0 ? '' : ` (${where.join(', ')})`}.`,
    };
  },
};

const idsOf = (items: readonly { readonly id: string }[]): readonly string[] =>
  items.map(({ id }) => textOf(id)).filter((id) => id !== '');
