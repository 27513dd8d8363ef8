import { column, type TableView } from '../core/block.ts';
import { type ContextField, toContextEntity } from '../core/context-fields.ts';
import { contextKey } from '../core/context-keys.ts';
import type { OktaUserRisk } from '../okta/types.ts';

export const USER_RISK_KEY = contextKey('Okta.UserRisk', 'UserID');

export const RISKS: TableView<OktaUserRisk> = {
  columns: [
    column('Risk Level', 'severity', ({ riskLevel }) => riskLevel, { isKept: true }),
    column('Reason', 'text', ({ reason }) => reason, { isKept: true, wraps: true }),
  ],
};

export const USER_RISK_FIELDS = {
  RiskLevel: { type: 'String', description: 'HIGH, MEDIUM, LOW or NONE.', read: ({ riskLevel }) => riskLevel },
  Reason: { type: 'String', description: 'Why Okta has assigned this level.', read: ({ reason }) => reason },
} as const satisfies Readonly<Record<string, ContextField<OktaUserRisk>>>;

export function toRiskContext(risk: OktaUserRisk, userId: string): Record<string, unknown> {
  return { UserID: userId, ...toContextEntity(USER_RISK_FIELDS, risk, { leaveOut: 'blank' }) };
}
