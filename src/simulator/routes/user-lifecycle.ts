import type { Hono } from 'hono';
import { recordAction, toUserTarget } from '../audit.ts';
import { originOf, type RouteContext, type SimulatorEnv } from '../bindings.ts';
import { OktaError, validationFailed } from '../okta-error.ts';
import type { Org } from '../org.ts';
import { giveTemporaryPassword } from '../password-policy.ts';
import { readBoolean, readText } from '../query.ts';
import type { Json, UserRecord } from '../records.ts';
import {
  activate,
  changeStatus,
  deactivate,
  expirePassword,
  reactivate,
  refuseDeprovisioned,
  resetPassword,
  suspend,
  unlock,
  unsuspend,
} from '../user-states.ts';
import { toUser } from '../views/user.ts';
import { userByIdOfPath, userOfPath } from './user-of-path.ts';

/** One call of the life cycle: what the System Log calls it, and how it changes the org and answers. */
interface Step {
  readonly eventType: string;
  readonly displayMessage: string;
  run(c: RouteContext, org: Org, user: UserRecord): Json;
}

/** `POST /users/{id}/lifecycle/…`: each call is one row of the state machine in user-states.ts. */
const STEPS: Readonly<Record<string, Step>> = {
  activate: {
    eventType: 'user.lifecycle.activate',
    displayMessage: 'Activate Okta user',
    run(c, org, user) {
      const sendEmail = readBoolean(c, 'sendEmail', true);
      activate(org, user);
      return sendEmail ? {} : toActivation(c, org);
    },
  },
  reactivate: {
    eventType: 'user.lifecycle.reactivate',
    displayMessage: 'Reactivate Okta user',
    run(c, org, user) {
      const sendEmail = readBoolean(c, 'sendEmail', false);
      reactivate(org, user);
      return sendEmail ? {} : toActivation(c, org);
    },
  },
  deactivate: {
    eventType: 'user.lifecycle.deactivate',
    displayMessage: 'Deactivate Okta user',
    run(c, org, user) {
      readBoolean(c, 'sendEmail', false);
      deactivate(org, user);
      return {};
    },
  },
  suspend: plainStep('user.lifecycle.suspend', 'Suspend Okta user', suspend),
  unsuspend: plainStep('user.lifecycle.unsuspend', 'Unsuspend Okta user', unsuspend),
  unlock: plainStep('user.account.unlock_by_admin', 'Unlock user account for Okta by admin', unlock),
  expire_password: {
    eventType: 'user.account.expire_password',
    displayMessage: 'Expire all Okta user passwords',
    run(c, org, user) {
      // Okta still understands the old parameter: it replaces the password with a random one and returns that.
      const legacy = readBoolean(c, 'tempPassword', false);
      expirePassword(org, user);
      return legacy ? { tempPassword: giveTemporaryPassword(org, user) } : toUser(org, user, originOf(c));
    },
  },
  expire_password_with_temp_password: {
    eventType: 'user.account.expire_password',
    displayMessage: 'Expire password of an Okta user and set a temporary one',
    run(c, org, user) {
      const revokeSessions = readBoolean(c, 'revokeSessions', false);
      expirePassword(org, user);
      if (revokeSessions) user.sessions = 0;
      return { tempPassword: giveTemporaryPassword(org, user) };
    },
  },
  reset_password: {
    eventType: 'user.account.reset_password',
    displayMessage: 'User reset password for Okta',
    run(c, org, user) {
      if (readText(c, 'sendEmail') === undefined) {
        throw validationFailed('sendEmail', 'sendEmail: The field cannot be left blank');
      }
      const sendEmail = readBoolean(c, 'sendEmail', true);
      const revokeSessions = readBoolean(c, 'revokeSessions', false);
      resetPassword(org, user);
      if (revokeSessions) user.sessions = 0;
      return sendEmail ? {} : toResetLink(c, org);
    },
  },
  reset_factors: {
    eventType: 'user.mfa.factor.reset_all',
    displayMessage: 'Reset all factors for user',
    run(c, org, user) {
      readBoolean(c, 'removeRecoveryEnrollment', false);
      refuseDeprovisioned(user);
      user.factors = [];
      changeStatus(org, user, user.status);
      return {};
    },
  },
};

export function addUserLifecycleRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  for (const [name, step] of Object.entries(STEPS)) {
    app.post(`/api/v1/users/:id/lifecycle/${name}`, (c) => {
      const user = userOfPath(c, org);
      const body = step.run(c, org, user);
      record(org, user, step, `lifecycle/${name}`);
      return c.json(body);
    });
  }
  app.post('/api/v1/users/:userId/credentials/forgot_password', (c) => {
    const sendEmail = readBoolean(c, 'sendEmail', true);
    const user = userByIdOfPath(c, org);
    if (user.status !== 'ACTIVE' || user.recoveryQuestion === null) {
      throw new OktaError(403, 'E0000034', "Forgot password is not allowed in the user's current status");
    }
    const step = { eventType: 'user.account.reset_password', displayMessage: 'User reset password for Okta' };
    record(org, user, step, 'credentials/forgot_password');
    return c.json(sendEmail ? {} : toResetLink(c, org));
  });
}

/** A step without parameters, which answers `{}`. */
function plainStep(eventType: string, displayMessage: string, change: (org: Org, user: UserRecord) => void): Step {
  return {
    eventType,
    displayMessage,
    run(_c, org, user) {
      change(org, user);
      return {};
    },
  };
}

function toActivation(c: RouteContext, org: Org): Json {
  const activationToken = org.ids.opaque('', 15);
  return { activationUrl: `${originOf(c)}/tokens/${activationToken}/verify`, activationToken };
}

const toResetLink = (c: RouteContext, org: Org): Json => ({
  resetPasswordUrl: `${originOf(c)}/reset_password/${org.ids.opaque('', 15)}`,
});

function record(org: Org, user: UserRecord, step: Omit<Step, 'run'>, path: string): void {
  recordAction(org, {
    eventType: step.eventType,
    displayMessage: step.displayMessage,
    targets: [toUserTarget(user)],
    requestUri: `/api/v1/users/${user.id}/${path}`,
  });
}
