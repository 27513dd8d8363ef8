interface EventType {
  readonly type: string;
  readonly meaning: string;
}

/** From Okta's catalogue (https://developer.okta.com/docs/reference/api/event-types/), those that an incident is made of. */
export const EVENT_TYPES: readonly EventType[] = [
  { type: 'user.session.start', meaning: 'A sign-in, successful or not (see the outcome)' },
  { type: 'user.session.end', meaning: 'A sign-out' },
  { type: 'user.session.access_admin_app', meaning: 'Somebody opened the Admin Console' },
  { type: 'user.session.impersonation.initiate', meaning: 'Okta support took on the session of an administrator' },
  { type: 'user.authentication.auth_via_mfa', meaning: 'A second factor was used, or failed' },
  { type: 'user.authentication.sso', meaning: 'Somebody opened an application' },
  { type: 'user.authentication.verify', meaning: 'The identity of a user was checked again' },
  { type: 'system.push.send_factor_verify_push', meaning: 'A push was sent to a phone' },
  { type: 'user.mfa.okta_verify.deny_push', meaning: 'The user refused a push' },
  { type: 'user.mfa.factor.activate', meaning: 'A factor was enrolled' },
  { type: 'user.mfa.factor.deactivate', meaning: 'A factor was removed' },
  { type: 'user.mfa.factor.reset_all', meaning: 'All factors of a user were reset' },
  { type: 'user.mfa.factor.update', meaning: 'A factor was changed' },
  { type: 'user.account.lock', meaning: 'An account was locked after failed sign-ins' },
  { type: 'user.account.update_password', meaning: 'A user changed their password' },
  { type: 'user.account.reset_password', meaning: 'A password was reset' },
  {
    type: 'user.account.report_suspicious_activity_by_enduser',
    meaning: 'A user says that an activity was not theirs',
  },
  { type: 'user.account.privilege.grant', meaning: 'A user got an admin role' },
  { type: 'user.account.privilege.revoke', meaning: 'A user lost an admin role' },
  { type: 'group.privilege.grant', meaning: 'A group got an admin role' },
  { type: 'group.user_membership.add', meaning: 'A user was added to a group' },
  { type: 'group.user_membership.remove', meaning: 'A user was removed from a group' },
  { type: 'user.lifecycle.*', meaning: 'Users were created, activated, suspended, deactivated or deleted' },
  { type: 'application.user_membership.add', meaning: 'A user was assigned to an application' },
  { type: 'application.lifecycle.*', meaning: 'Applications were created, changed or deleted' },
  { type: 'app.oauth2.as.consent.grant', meaning: 'A user gave an application their consent' },
  { type: 'app.oauth2.token.grant.*', meaning: 'A token was issued' },
  { type: 'system.api_token.create', meaning: 'An API token was made' },
  { type: 'system.api_token.revoke', meaning: 'An API token was revoked' },
  { type: 'system.idp.lifecycle.*', meaning: 'Identity providers were created, changed or deleted' },
  { type: 'policy.lifecycle.*', meaning: 'Policies were created, changed, activated or deleted' },
  { type: 'policy.rule.*', meaning: 'Rules of policies were created, changed, activated or deleted' },
  { type: 'zone.*', meaning: 'Network zones were created, changed or deleted' },
  { type: 'security.threat.detected', meaning: 'Okta ThreatInsight saw a suspicious address' },
  { type: 'security.request.blocked', meaning: 'A request from a blocked zone was refused' },
];
