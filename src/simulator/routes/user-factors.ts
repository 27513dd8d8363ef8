import type { Hono } from 'hono';
import { recordAction, toUserTarget } from '../audit.ts';
import { originOf, type RouteContext, type SimulatorEnv, segment } from '../bindings.ts';
import { readOptionalBody } from '../body.ts';
import { notFound, OktaError, validationFailed } from '../okta-error.ts';
import type { Org } from '../org.ts';
import { createPushTransactions, type PushTransactions } from '../push-transactions.ts';
import { readBoolean, readText } from '../query.ts';
import type { FactorRecord, JsonObject, UserRecord } from '../records.ts';
import { toFactor } from '../views/factor.ts';
import { userByIdOfPath } from './user-of-path.ts';

/** `/users/{userId}/factors`: list, read, reset, push challenge. The path takes ids only. */
export function addUserFactorRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  const transactions = createPushTransactions(org);
  const all = '/api/v1/users/:userId/factors';
  const one = `${all}/:factorId`;
  const transaction = `${one}/transactions/:transactionId`;

  app.get(all, (c) => {
    const user = userByIdOfPath(c, org);
    return c.json(user.factors.map((factor) => toFactor(factor, user.id, originOf(c))));
  });
  app.get(one, (c) => {
    const user = userByIdOfPath(c, org);
    return c.json(toFactor(factorOfPath(c, user), user.id, originOf(c)));
  });
  app.delete(one, (c) => resetFactor(c, org));
  app.post(`${one}/verify`, (c) => verifyFactor(c, org, transactions));
  app.get(transaction, (c) => {
    const user = userByIdOfPath(c, org);
    return c.json(transactions.poll(user.id, segment(c, 'factorId'), segment(c, 'transactionId'), originOf(c)));
  });
  app.delete(transaction, (c) => {
    const user = userByIdOfPath(c, org);
    transactions.cancel(user.id, segment(c, 'factorId'), segment(c, 'transactionId'));
    return c.body(null, 204);
  });
}

function factorOfPath(c: RouteContext, user: UserRecord): FactorRecord {
  const factorId = segment(c, 'factorId');
  const factor = user.factors.find((candidate) => candidate.id === factorId);
  if (factor === undefined) throw notFound(factorId, 'UserFactor');
  return factor;
}

function resetFactor(c: RouteContext, org: Org): Response {
  readBoolean(c, 'removeRecoveryEnrollment', false);
  const user = userByIdOfPath(c, org);
  const factor = factorOfPath(c, user);
  if (user.status === 'DEPROVISIONED') throw notFound(user.id, 'User');
  // What lives in the same authenticator app goes with its push or signed nonce.
  const takesDevice = factor.factorType === 'push' || factor.factorType === 'signed_nonce';
  user.factors = user.factors.filter(
    (one) => one !== factor && !(takesDevice && one.deviceId !== undefined && one.deviceId === factor.deviceId),
  );
  recordAction(org, {
    eventType: 'user.mfa.factor.deactivate',
    displayMessage: 'Reset factor for user',
    targets: [toUserTarget(user)],
    requestUri: `/api/v1/users/${user.id}/factors/${factor.id}`,
  });
  return c.body(null, 204);
}

async function verifyFactor(c: RouteContext, org: Org, transactions: PushTransactions): Promise<Response> {
  const user = userByIdOfPath(c, org);
  const factor = factorOfPath(c, user);
  const lifetimeS = readLifetime(c);
  const body = await readOptionalBody(c);
  refuseUnlessUsable(org, factor);
  if (factor.factorType !== 'push') throw wrongAnswer(body);
  if ((c.req.header('user-agent') ?? '') === '') {
    throw validationFailed('userAgent', 'userAgent: The User-Agent header is required to verify push factors');
  }
  const numberMatching = body?.useNumberMatchingChallenge === true;
  recordAction(org, {
    eventType: 'system.push.send_factor_verify_push',
    displayMessage: 'Send Okta Verify push',
    targets: [toUserTarget(user)],
    requestUri: `/api/v1/users/${user.id}/factors/${factor.id}/verify`,
  });
  const options = { numberMatching, ...(lifetimeS === undefined ? {} : { lifetimeS }) };
  return c.json(transactions.start(user.id, factor, options, originOf(c)), 201);
}

/** `tokenLifetimeSeconds`, in seconds. */
function readLifetime(c: RouteContext): number | undefined {
  const text = readText(c, 'tokenLifetimeSeconds');
  if (text === undefined) return undefined;
  const lifetimeS = Number(text);
  if (!Number.isInteger(lifetimeS) || lifetimeS < 1 || lifetimeS > 86_400) {
    throw validationFailed('tokenLifetimeSeconds', 'tokenLifetimeSeconds: must be between 1 and 86400');
  }
  return lifetimeS;
}

function refuseUnlessUsable(org: Org, factor: FactorRecord): void {
  if (factor.status !== 'ACTIVE') {
    throw new OktaError(410, 'E0000154', 'Invalid factor id, it is not currently active.');
  }
  const isSuspended = [...org.devices.values()].some(
    ({ status, factorDeviceId }) =>
      status === 'SUSPENDED' && factorDeviceId !== undefined && factorDeviceId === factor.deviceId,
  );
  if (isSuspended) throw new OktaError(423, 'E0000180', 'Factor is suspended.');
}

/** Codes and answers are always wrong here: nobody holds the other half of these factors. */
function wrongAnswer(body: JsonObject | undefined): OktaError {
  if (body?.passCode === undefined && body?.answer === undefined) {
    return validationFailed('factorVerifyRequest', 'passCode: The field cannot be left blank');
  }
  return new OktaError(403, 'E0000068', 'Invalid Passcode/Answer', [
    "Your answer doesn't match our records. Please try again.",
  ]);
}
