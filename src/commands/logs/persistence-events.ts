/**
 * What an attacker who is in leaves behind, by kind: types of Okta's system log
 * (https://developer.okta.com/docs/reference/api/event-types/). A `*` at the end means every type that begins so.
 *
 * Each kind is a query of its own: a longer filter comes back in the link to the next page, and Okta then answers 414.
 */
export const PERSISTENCE_EVENTS = {
  persistence: [
    'system.api_token.create',
    'system.api_token.update',
    'system.api_token.revoke',
    'system.api_token.enable',
    'system.api_token.request_outside_allowed_range',
    'system.idp.lifecycle.create',
    'system.idp.lifecycle.update',
    'system.idp.lifecycle.activate',
    'system.idp.lifecycle.deactivate',
    'system.idp.lifecycle.delete',
    'system.idp.lifecycle.read_client_secret',
    'system.idp.key.create',
    'system.idp.key.update',
    'system.idp.key.delete',
    'app.oauth2.credentials.lifecycle.create',
    'app.oauth2.credentials.lifecycle.activate',
    'app.oauth2.credentials.lifecycle.deactivate',
    'app.oauth2.credentials.lifecycle.delete',
    'app.oauth2.client.lifecycle.create',
    'app.oauth2.client.lifecycle.update',
    'app.oauth2.client.read_client_secret',
    'app.oauth2.admin.consent.grant',
    'app.oauth2.admin.consent.revoke',
    'application.lifecycle.create',
    'application.lifecycle.update',
    'application.lifecycle.activate',
    'event_hook.created',
    'event_hook.updated',
    'inline_hook.created',
    'inline_hook.updated',
    'security.trusted_origin.create',
    'security.trusted_origin.activate',
    'system.agent.ad.create',
  ],
  admin: [
    'user.account.privilege.grant',
    'user.account.privilege.revoke',
    'group.privilege.grant',
    'group.privilege.revoke',
    'app.oauth2.client.privilege.grant',
    'app.oauth2.client.privilege.revoke',
    'iam.resourceset.*',
    'iam.role.create',
    'iam.role.update',
    'iam.role.permissions.add',
    'security.protected_action.attempt',
  ],
  defence: [
    'policy.lifecycle.create',
    'policy.lifecycle.update',
    'policy.lifecycle.deactivate',
    'policy.lifecycle.delete',
    'policy.rule.add',
    'policy.rule.update',
    'policy.rule.deactivate',
    'policy.rule.delete',
    'application.policy.sign_on.update',
    'application.policy.sign_on.rule.create',
    'application.policy.sign_on.rule.delete',
    'zone.create',
    'zone.update',
    'zone.activate',
    'zone.deactivate',
    'zone.delete',
    'zone.make_blacklist',
    'zone.remove_blacklist',
    'network_zone.rule.disabled',
    'security.threat.configuration.update',
    'security.behavior.settings.*',
    'security.attack_protection.settings.update',
    'security.bot_protection.settings.update',
    'system.log_stream.lifecycle.deactivate',
    'system.log_stream.lifecycle.delete',
    'system.feature.enable',
    'system.feature.disable',
  ],
  mfa: [
    'user.mfa.factor.activate',
    'user.mfa.factor.deactivate',
    'user.mfa.factor.reset_all',
    'user.mfa.factor.update',
    'user.mfa.attempt_bypass',
    'system.mfa.factor.activate',
    'system.mfa.factor.deactivate',
    'security.authenticator.lifecycle.*',
    'device.enrollment.create',
    'device.user.add',
  ],
} as const;

export type PersistenceCategory = keyof typeof PERSISTENCE_EVENTS;

/** The filter that finds the events of a category, in Okta's filter language. */
export function toEventFilter(category: PersistenceCategory): string {
  return PERSISTENCE_EVENTS[category].map(toClause).join(' or ');
}

function toClause(eventType: string): string {
  return eventType.endsWith('*') ? `eventType sw "${eventType.slice(0, -1)}"` : `eventType eq "${eventType}"`;
}
