import type { Hono } from 'hono';
import { recordAction, toUserTarget } from '../audit.ts';
import { originOf, type SimulatorEnv } from '../bindings.ts';
import { readBody, textMember } from '../body.ts';
import { validationFailed } from '../okta-error.ts';
import type { Org } from '../org.ts';
import type { JsonObject, UserRecord } from '../records.ts';
import { userByIdOfPath, userOfPath } from './user-of-path.ts';

const LEVELS = ['HIGH', 'MEDIUM', 'LOW'] as const;
const REASON = /^[a-zA-Z0-9\s\-,.]{0,500}$/;
const DEFAULT_REASON = 'override.by.admin';

/** `/users/{userId}/risk` of Identity Threat Protection, and `/users/{id}/blocks`. */
export function addUserRiskRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  const risk = '/api/v1/users/:userId/risk';
  app.get(risk, (c) => c.json(toRisk(userByIdOfPath(c, org), originOf(c))));
  app.put(risk, async (c) => {
    const user = userByIdOfPath(c, org);
    const body = await readBody(c);
    const level = LEVELS.find((one) => one === body.riskLevel);
    if (level === undefined) throw validationFailed('riskLevel', 'riskLevel: The field is not valid');
    const reason = textMember(body, 'riskReason') ?? DEFAULT_REASON;
    if (!REASON.test(reason)) throw validationFailed('riskReason', 'riskReason: Does not match required pattern');
    const before = user.risk;
    user.risk = { level, reason };
    recordAction(org, {
      eventType: 'user.risk.change',
      displayMessage: 'User risk level changed',
      targets: [toUserTarget(user)],
      requestUri: `/api/v1/users/${user.id}/risk`,
      debugData: { previousRiskLevel: before?.level ?? 'NONE', riskLevel: level },
    });
    return c.json(toRisk(user, originOf(c)), before === null ? 201 : 200);
  });

  app.get('/api/v1/users/:id/blocks', (c) => {
    const { blockedDevices, status } = userOfPath(c, org);
    const appliesTo = status === 'LOCKED_OUT' ? 'ANY_DEVICES' : blockedDevices;
    return c.json(appliesTo === null ? [] : [{ type: 'DEVICE_BASED', appliesTo }]);
  });
}

function toRisk(user: UserRecord, origin: string): JsonObject {
  const href = `${origin}/api/v1/users/${user.id}`;
  return {
    riskLevel: user.risk?.level ?? 'NONE',
    ...(user.risk === null ? {} : { reason: user.risk.reason }),
    _links: {
      self: { href: `${href}/risk`, hints: { allow: ['GET', 'PUT'] } },
      user: { href, hints: { allow: ['GET'] } },
    },
  };
}
