/** Kinds of events of the System Log by the beginning of their type, the first that fits (Okta's catalogue of event types). */
const LANES: readonly (readonly [lane: string, types: RegExp])[] = [
  ['second factor', /^user\.(?:authentication\.auth_via_mfa|mfa\.(?:okta_verify|attempt_bypass))|^system\.push\./],
  ['app', /^user\.authentication\.sso|^app(?:lication)?\./],
  ['sign-in', /^user\.(?:session|authentication)\.|^policy\.evaluate_sign_on/],
  [
    'factor or password',
    /^user\.(?:mfa|credential)\.|^user\.account\.(?:update_password|reset_password|expire_password)/,
  ],
  ['admin', /^user\.account\.privilege\.|^(?:group|iam|policy|zone|system|security)\./],
  ['account', /^(?:user|device)\./],
];

/** What an event is about in a word or two, so that events of one kind can be shown together. */
export function eventLane(eventType: string | null | undefined): string {
  return LANES.find(([, types]) => types.test(eventType ?? ''))?.[0] ?? 'other';
}
