import type { Hono } from 'hono';
import { recordAction, toUserTarget } from '../audit.ts';
import { originOf, type RouteContext, type SimulatorEnv, segment } from '../bindings.ts';
import { objectMember, readBody } from '../body.ts';
import { notFound, validationFailed } from '../okta-error.ts';
import type { Org } from '../org.ts';
import type { JsonObject, UserRecord } from '../records.ts';
import { toTimestamp } from '../timestamps.ts';
import { AUTHENTICATORS, toAuthenticator } from '../views/authenticator.ts';
import { enrollmentsOf, toAccessCode } from '../views/enrollment.ts';
import { userByIdOfPath } from './user-of-path.ts';

const MIN_LIFETIME_MINUTES = 10;
const MAX_LIFETIME_MINUTES = 14_400;
const DEFAULT_LIFETIME_MINUTES = 60;

/** `/authenticators` and `/users/{userId}/authenticator-enrollments`, above all temporary access codes. */
export function addAuthenticatorEnrollmentRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  const all = '/api/v1/users/:userId/authenticator-enrollments';
  const one = `${all}/:enrollmentId`;

  app.get('/api/v1/authenticators', (c) => c.json(AUTHENTICATORS.map((row) => toAuthenticator(row, originOf(c)))));
  app.get('/api/v1/authenticators/:authenticatorId', (c) => {
    const id = segment(c, 'authenticatorId');
    const authenticator = AUTHENTICATORS.find((row) => row.id === id);
    if (authenticator === undefined) throw notFound(id, 'Authenticator');
    return c.json(toAuthenticator(authenticator, originOf(c)));
  });

  app.get(all, (c) => c.json(enrollmentsOf(userByIdOfPath(c, org), originOf(c))));
  app.get(one, (c) => c.json(enrollmentOfPath(c, org)));
  app.post(`${all}/tac`, (c) => createAccessCode(c, org));
  app.delete(one, (c) => {
    const user = userByIdOfPath(c, org);
    const { id } = enrollmentOfPath(c, org);
    user.accessCodes = user.accessCodes.filter((code) => code.id !== id);
    user.factors = user.factors.filter((factor) => factor.id !== id);
    record(org, user, 'deactivate');
    return c.body(null, 204);
  });
}

function enrollmentOfPath(c: RouteContext, org: Org): JsonObject {
  const id = segment(c, 'enrollmentId');
  const enrollment = enrollmentsOf(userByIdOfPath(c, org), originOf(c)).find((row) => row.id === id);
  if (enrollment === undefined) throw notFound(id, 'AuthenticatorEnrollment');
  return enrollment;
}

/** The code itself is in this one answer and never again. */
async function createAccessCode(c: RouteContext, org: Org): Promise<Response> {
  const user = userByIdOfPath(c, org);
  const body = await readBody(c);
  const authenticator = AUTHENTICATORS.find((row) => row.id === body.authenticatorId);
  if (authenticator?.key !== 'tac') {
    throw validationFailed('authenticatorId', 'authenticatorId: The authenticator cannot be used here');
  }
  const profile = objectMember(body, 'profile') ?? {};
  const minutes = Number(profile.ttl ?? DEFAULT_LIFETIME_MINUTES);
  if (!Number.isInteger(minutes) || minutes < MIN_LIFETIME_MINUTES || minutes > MAX_LIFETIME_MINUTES) {
    throw validationFailed('ttl', `ttl: must be between ${MIN_LIFETIME_MINUTES} and ${MAX_LIFETIME_MINUTES}`);
  }
  if (user.status === 'DEPROVISIONED') throw notFound(user.id, 'User');
  const now = org.clock.now();
  const code = {
    id: org.ids.next('tac'),
    createdMs: now,
    expiresAtMs: now + minutes * 60_000,
    multiUse: profile.multiUse === true,
  };
  user.accessCodes.push(code);
  record(org, user, 'activate');
  const tac = org.ids.opaque('', 6);
  const secret = { tac, multiUse: code.multiUse, expiresAt: toTimestamp(code.expiresAtMs) };
  return c.json({ ...toAccessCode(code, user.id, originOf(c)), profile: secret });
}

function record(org: Org, user: UserRecord, verb: 'activate' | 'deactivate'): void {
  recordAction(org, {
    eventType: `user.mfa.factor.${verb}`,
    displayMessage: verb === 'activate' ? 'Activate factor for user' : 'Reset factor for user',
    targets: [toUserTarget(user)],
    requestUri: `/api/v1/users/${user.id}/authenticator-enrollments`,
  });
}
