import type { Hono } from 'hono';
import { recordAction, toUserTarget } from '../audit.ts';
import { originOf, type RouteContext, type SimulatorEnv } from '../bindings.ts';
import { validationFailed } from '../okta-error.ts';
import { digestPassword, type Org } from '../org.ts';
import { readBoolean, readText } from '../query.ts';
import type { Json, UserRecord } from '../records.ts';
import {
  activate,
  changeStatus,
  deactivate,
  expirePassword,
  reactivate,
  resetPassword,
  suspend,
  unlock,
  unsuspend,
} from '../user-states.ts';
import { toUser } from '../views/user.ts';
import { userOfPath } from './user-of-path.ts';

interface Step {
  eventType: string;
  displayMessage: string;
  /** Changes the org and gives the body of the answer. */
  run(c: RouteContext, user: UserRecord): Json;
}

/** `POST /users/{id}/lifecycle/…`: each call is one row of the state machine in user-states.ts. */
export function addUserLifecycleRoutes(app: Hono<SimulatorEnv>, org: Org): void {
  const welcome = (c: RouteContext, _user: UserRecord, sendEmail: boolean): Json => {
    if (sendEmail) return {};
    const activationToken = org.ids.opaque('', 15);
    return { activationUrl: `${originOf(c)}/tokens/${activationToken}/verify`, activationToken };
  };

  const steps: Record<string, Step> = {
    activate: {
      eventType: 'user.lifecycle.activate',
      displayMessage: 'Activate Okta user',
      run(c, user) {
        const sendEmail = readBoolean(c, 'sendEmail', true);
        activate(org, user);
        return welcome(c, user, sendEmail);
      },
    },
    reactivate: {
      eventType: 'user.lifecycle.reactivate',
      displayMessage: 'Reactivate Okta user',
      run(c, user) {
        const sendEmail = readBoolean(c, 'sendEmail', false);
        reactivate(org, user);
        return welcome(c, user, sendEmail);
      },
    },
    deactivate: {
      eventType: 'user.lifecycle.deactivate',
      displayMessage: 'Deactivate Okta user',
      run(c, user) {
        readBoolean(c, 'sendEmail', false);
        deactivate(org, user);
        return {};
      },
    },
    suspend: {
      eventType: 'user.lifecycle.suspend',
      displayMessage: 'Suspend Okta user',
      run(_c, user) {
        suspend(org, user);
        return {};
      },
    },
    unsuspend: {
      eventType: 'user.lifecycle.unsuspend',
      displayMessage: 'Unsuspend Okta user',
      run(_c, user) {
        unsuspend(org, user);
        return {};
      },
    },
    unlock: {
      eventType: 'user.account.unlock_by_admin',
      displayMessage: 'Unlock user account for Okta by admin',
      run(_c, user) {
        unlock(org, user);
        return {};
      },
    },
    expire_password: {
      eventType: 'user.account.expire_password',
      displayMessage: 'Expire all Okta user passwords',
      run(c, user) {
        // The old parameter is still understood: it replaces the password by a random one and gives that.
        const legacy = readBoolean(c, 'tempPassword', false);
        expirePassword(org, user);
        return legacy ? { tempPassword: giveTemporaryPassword(org, user) } : toUser(org, user, originOf(c));
      },
    },
    expire_password_with_temp_password: {
      eventType: 'user.account.expire_password',
      displayMessage: 'Expire password of an Okta user and set a temporary one',
      run(c, user) {
        const revokeSessions = readBoolean(c, 'revokeSessions', false);
        expirePassword(org, user);
        if (revokeSessions) user.sessions = 0;
        return { tempPassword: giveTemporaryPassword(org, user) };
      },
    },
    reset_password: {
      eventType: 'user.account.reset_password',
      displayMessage: 'User reset password for Okta',
      run(c, user) {
        if (readText(c, 'sendEmail') === undefined) {
          throw validationFailed('sendEmail', 'sendEmail: The field cannot be left blank');
        }
        const sendEmail = readBoolean(c, 'sendEmail', true);
        const revokeSessions = readBoolean(c, 'revokeSessions', false);
        resetPassword(org, user);
        if (revokeSessions) user.sessions = 0;
        return sendEmail ? {} : { resetPasswordUrl: `${originOf(c)}/reset_password/${org.ids.opaque('', 15)}` };
      },
    },
    reset_factors: {
      eventType: 'user.mfa.factor.reset_all',
      displayMessage: 'Reset all factors for user',
      run(_c, user) {
        user.factors = [];
        changeStatus(org, user, user.status);
        return {};
      },
    },
  };

  for (const [name, step] of Object.entries(steps)) {
    app.post(`/api/v1/users/:id/lifecycle/${name}`, (c) => {
      const user = userOfPath(c, org);
      const body = step.run(c, user);
      recordAction(org, {
        eventType: step.eventType,
        displayMessage: step.displayMessage,
        targets: [toUserTarget(user)],
        requestUri: `/api/v1/users/${user.id}/lifecycle/${name}`,
      });
      return c.json(body);
    });
  }
}

function giveTemporaryPassword(org: Org, user: UserRecord): string {
  const password = `${org.ids.opaque('', 6).replace(/[-_]/g, 'x')}aZ7`;
  user.passwordDigests.push(digestPassword(password));
  user.passwordChangedMs = org.clock.now();
  return password;
}
