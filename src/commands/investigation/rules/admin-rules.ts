import { memberAt, textOf } from '../../../json-values.ts';
import { eachEvent } from '../rule.ts';
import type { UserEvent } from '../user-event.ts';

/** What the person did themselves, and did not fail to do. */
const didOneOf =
  (types: ReadonlySet<string>) =>
  ({ isBy, type, isDone }: UserEvent): boolean =>
    isBy && isDone && types.has(type);

const GRANTS = new Set(['group.privilege.grant', 'app.oauth2.client.privilege.grant', 'iam.resourceset.bindings.add']);
const gaveToMany = didOneOf(GRANTS);

export const adminGrant = eachEvent(
  'AdminGrant',
  'HIGH',
  'An administrator role was given',
  (event) => gaveToMany(event) || isPrivilegeGrant(event),
);

function isPrivilegeGrant(event: UserEvent): boolean {
  if (!event.concerns || event.type !== 'user.account.privilege.grant' || !event.isDone) return false;
  const granted = event.debugText('privilegeGranted');
  // Both with a capital letter and without: Super administrator, Administrator.
  return granted === '' || granted.toLowerCase().includes('dministrator');
}

export const apiTokenCreated = eachEvent(
  'ApiTokenCreated',
  'HIGH',
  'They created an API token',
  didOneOf(new Set(['system.api_token.create'])),
);

/** Ways to come back without the account. */
const PERSISTENCE = new Set([
  'system.idp.lifecycle.create',
  'system.idp.lifecycle.update',
  'system.idp.lifecycle.activate',
  'system.idp.key.create',
  'app.oauth2.credentials.lifecycle.create',
  'app.oauth2.credentials.lifecycle.activate',
  'app.oauth2.client.lifecycle.create',
  'app.oauth2.admin.consent.grant',
  'application.lifecycle.create',
  'event_hook.created',
  'event_hook.updated',
  'inline_hook.created',
  'inline_hook.updated',
  'security.trusted_origin.create',
  'system.agent.ad.create',
]);

export const persistenceChange = eachEvent(
  'PersistenceChange',
  'HIGH',
  'They made or changed something through which one can come back',
  didOneOf(PERSISTENCE),
);

const DEFENCES = new Set([
  'policy.lifecycle.update',
  'policy.lifecycle.deactivate',
  'policy.lifecycle.delete',
  'policy.rule.update',
  'policy.rule.deactivate',
  'policy.rule.delete',
  'application.policy.sign_on.update',
  'application.policy.sign_on.rule.delete',
  'zone.update',
  'zone.deactivate',
  'zone.delete',
  'zone.remove_blacklist',
  'network_zone.rule.disabled',
  'security.threat.configuration.update',
  'security.attack_protection.settings.update',
  'system.log_stream.lifecycle.deactivate',
  'system.log_stream.lifecycle.delete',
  'system.mfa.factor.deactivate',
  'system.feature.disable',
]);
const weakenedDefence = didOneOf(DEFENCES);

export const defenceChange = eachEvent(
  'DefenceChange',
  'MEDIUM',
  "They changed the org's defences",
  (event) =>
    weakenedDefence(event) || (event.isBy && event.isDone && event.type.startsWith('security.behavior.settings.')),
);

const ADMIN_CONSOLE = 'okta admin console';

export const adminConsoleFromNewSurroundings = eachEvent(
  'AdminConsoleFromNewSurroundings',
  'MEDIUM',
  'They opened the Okta Admin Console from surroundings that are new to Okta',
  (event) =>
    event.isBy &&
    event.type === 'policy.evaluate_sign_on' &&
    Array.isArray(event.event.target) &&
    event.event.target.some((one) => textOf(memberAt(one, 'displayName')).toLowerCase() === ADMIN_CONSOLE) &&
    event.newBehaviors.size > 0,
);
