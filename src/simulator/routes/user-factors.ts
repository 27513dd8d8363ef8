import type { Hono } from 'hono';
import { recordAction, toUserTarget } from '../audit.ts';
import { originOf, type RouteContext, type SimulatorEnv, segment } from '../bindings.ts';
import { readOptionalBody } from '../body.ts';
import { notFound, OktaError, validationFailed } from '../okta-error.ts';
import type { Org } from '../org.ts';
import { createPushTransactions } from '../push-transactions.ts';
import { readBoolean, readText } from '../query.ts';
import type { FactorRecord, UserRecord } from '../records.ts';
import { toFactor } from '../views/factor.ts';

/** `/users/{userId}/factors`: list, reset, push challenge. The path takes ids only. */
export function addUserFactorRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  const transactions = createPushTransactions(org);
  const userOf = (c: RouteContext): UserRecord => org.userById(segment(c, 'userId'));
  const factorOf = (user: UserRecord, c: RouteContext): FactorRecord => {
    const factorId = segment(c, 'factorId');
    const factor = user.factors.find((one) => one.id === factorId);
    if (factor === undefined) throw notFound(factorId, 'UserFactor');
    return factor;
  };

  app.get('/api/v1/users/:userId/factors', (c) => {
    const user = userOf(c);
    return c.json(user.factors.map((factor) => toFactor(factor, user.id, originOf(c))));
  });

  app.delete('/api/v1/users/:userId/factors/:factorId', (c) => {
    readBoolean(c, 'removeRecoveryEnrollment', false);
    const user = userOf(c);
    const factor = factorOf(user, c);
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
  });

  app.post('/api/v1/users/:userId/factors/:factorId/verify', async (c) => {
    const user = userOf(c);
    const factor = factorOf(user, c);
    const lifetimeText = readText(c, 'tokenLifetimeSeconds');
    const lifetimeS = lifetimeText === undefined ? undefined : Number(lifetimeText);
    if (lifetimeS !== undefined && !(Number.isInteger(lifetimeS) && lifetimeS >= 1 && lifetimeS <= 86_400)) {
      throw validationFailed('tokenLifetimeSeconds', 'tokenLifetimeSeconds: must be between 1 and 86400');
    }
    const body = await readOptionalBody(c);
    if (factor.status !== 'ACTIVE') {
      throw new OktaError(410, 'E0000154', 'The factor is not currently active.');
    }
    if (factor.factorType !== 'push') {
      if (body?.passCode === undefined && body?.answer === undefined) {
        throw validationFailed('factorVerifyRequest', 'passCode: The field cannot be left blank');
      }
      throw new OktaError(403, 'E0000068', 'Invalid Passcode/Answer', [
        "Your answer doesn't match our records. Please try again.",
      ]);
    }
    if ((c.req.header('user-agent') ?? '') === '') {
      throw validationFailed('userAgent', 'userAgent: The User-Agent header is required to verify push factors');
    }
    const numberMatching = body?.useNumberMatchingChallenge === true;
    const options = { numberMatching, ...(lifetimeS === undefined ? {} : { lifetimeS }) };
    recordAction(org, {
      eventType: 'system.push.send_factor_verify_push',
      displayMessage: 'Send Okta Verify push',
      targets: [toUserTarget(user)],
      requestUri: `/api/v1/users/${user.id}/factors/${factor.id}/verify`,
    });
    return c.json(transactions.start(user.id, factor, options, originOf(c)), 201);
  });

  const transactionPath = '/api/v1/users/:userId/factors/:factorId/transactions/:transactionId';
  app.get(transactionPath, (c) => {
    const user = userOf(c);
    return c.json(transactions.poll(user.id, segment(c, 'factorId'), segment(c, 'transactionId'), originOf(c)));
  });
  app.delete(transactionPath, (c) => {
    const user = userOf(c);
    transactions.cancel(user.id, segment(c, 'factorId'), segment(c, 'transactionId'));
    return c.body(null, 204);
  });
}
