import { describe, expect, it } from 'vitest';
import { evidenceOf, type Line, OTHER, PERSON, repeat, type Told } from './told-event.ts';

const LOGIN = 'user.session.start';
const POLICY = 'policy.evaluate_sign_on';
const MFA = 'user.authentication.auth_via_mfa';
const SENT = 'system.push.send_factor_verify_push';
const DENIED = 'user.mfa.okta_verify.deny_push';
const ACTIVATE = 'user.mfa.factor.activate';
const PASSWORD = 'user.account.update_password';
const GRANT = 'user.account.privilege.grant';

const push = (result: string, at: number): Line => [MFA, { at, result, debug: { factor: 'okta_verify_push' } }];
const login = (told: Told): Line => [LOGIN, told];
const failed = (count: number, told: Told & { every?: number }) => repeat(count, LOGIN, { result: 'FAILURE', ...told });
const behaving = (text: string): Told => ({ debug: { behaviors: text } });

const BERLIN = [52.52, 13.4] as const;
const HAMBURG = [53.55, 9.99] as const;
const LAGOS = [6.45, 3.39] as const;

/** A story, and the numbers of the lines that are evidence; none: the finding is not there. */
type Case = readonly [story: string, lines: readonly Line[], evidence: readonly number[] | 'none'];

const CASES: Readonly<Record<string, readonly Case[]>> = {
  PushAcceptedAfterDenials: [
    ['a push accepted an hour after a denied one', [[DENIED, { at: 0 }], push('SUCCESS', 60)], [0, 1]],
    ['denials of both kinds before', [push('FAILURE', 0), [DENIED, { at: 1 }], push('SUCCESS', 2)], [0, 1, 2]],
    ['a denial an hour and a minute before', [[DENIED, { at: 0 }], push('SUCCESS', 61)], 'none'],
    ['a denial after it', [push('SUCCESS', 0), [DENIED, { at: 1 }]], 'none'],
    [
      'a code in the place of the push',
      [
        [DENIED, { at: 0 }],
        [MFA, { at: 1, debug: { factor: 'TOTP' } }],
      ],
      'none',
    ],
    ["somebody else's denial", [[DENIED, { at: 0, by: OTHER }], push('SUCCESS', 1)], 'none'],
  ],
  PhishingRefused: [
    ['FastPass refused', [[MFA, { result: 'FAILURE', reason: 'FastPass declined phishing attempt' }]], [0]],
    ['another reason', [[MFA, { result: 'FAILURE', reason: 'FastPass declined' }]], 'none'],
    ['a success', [[MFA, { reason: 'FastPass declined phishing attempt' }]], 'none'],
  ],
  SuccessAfterFailures: [
    [
      'five failures, then a hit',
      [...failed(5, { ip: '192.0.2.1' }), login({ at: 60, ip: '192.0.2.1' })],
      [0, 1, 2, 3, 4, 5],
    ],
    ['four failures', [...failed(4, { ip: '192.0.2.1' }), login({ at: 5, ip: '192.0.2.1' })], 'none'],
    ['another address', [...failed(5, { ip: '192.0.2.1' }), login({ at: 5, ip: '192.0.2.2' })], 'none'],
    ['no address at all', [...failed(5, {}), login({ at: 5 })], 'none'],
    ['one failure too long ago', [...failed(5, { ip: '2001:db8::A' }), login({ at: 61, ip: '2001:db8::a' })], 'none'],
    [
      'an address in other letters',
      [...failed(5, { ip: '2001:db8::A' }), login({ at: 9, ip: '2001:db8::a' })],
      [0, 1, 2, 3, 4, 5],
    ],
    [
      'a failure after the hit',
      [...failed(4, { ip: 'a' }), login({ at: 5, ip: 'a' }), ...failed(1, { at: 6, ip: 'a' })],
      'none',
    ],
  ],
  ImpossibleTravel: [
    ['two places, too far for the time', [login({ at: 0, place: BERLIN }), login({ at: 300, place: LAGOS })], [0, 1]],
    ['two places at one time', [login({ at: 0, place: BERLIN }), login({ at: 0, place: LAGOS })], [0, 1]],
    ['time enough', [login({ at: 0, place: BERLIN }), login({ at: 400, place: LAGOS })], 'none'],
    ['less than 500 km', [login({ at: 0, place: BERLIN }), login({ at: 1, place: HAMBURG })], 'none'],
    [
      'a sign-in without a place between',
      [login({ at: 0, place: BERLIN }), login({ at: 1 }), login({ at: 2, place: LAGOS })],
      'none',
    ],
    ["Okta's own judgement", [login(behaving('{Velocity=POSITIVE}'))], [0]],
    ['a policy that let them in', [[POLICY, { result: 'ALLOW', ...behaving('{Velocity=POSITIVE}') }]], [0]],
    ['a policy that asked for more', [[POLICY, { result: 'CHALLENGE', ...behaving('{Velocity=POSITIVE}') }]], 'none'],
  ],
  SessionHijackSigns: [
    ["Okta's own event", [['user.session.context.change']], [0]],
    ["Okta's event about somebody else", [['user.session.context.change', { by: OTHER, about: PERSON }]], 'none'],
    [
      'a session in two networks and on two systems',
      [login({ session: 's', network: 1, system: 'Mac' }), ['x', { session: 's', network: 2, system: 'Windows' }]],
      [0, 1],
    ],
    [
      'another network alone',
      [login({ session: 's', network: 1, system: 'Mac' }), ['x', { session: 's', network: 2, system: 'mac' }]],
      'none',
    ],
    [
      'another system alone',
      [login({ session: 's', network: 1, system: 'Mac' }), ['x', { session: 's', network: 1, system: 'Windows' }]],
      'none',
    ],
    [
      'two sessions',
      [login({ session: 's', network: 1, system: 'Mac' }), ['x', { session: 't', network: 2, system: 'Windows' }]],
      'none',
    ],
    [
      'an unknown session',
      [
        login({ session: 'unknown', network: 1, system: 'Mac' }),
        ['x', { session: 'unknown', network: 2, system: 'Windows' }],
      ],
      'none',
    ],
    [
      'more than a day',
      [
        login({ session: 's', network: 1, system: 'Mac' }),
        ['x', { at: 1441, session: 's', network: 2, system: 'Windows' }],
      ],
      'none',
    ],
    [
      "Okta's own client",
      [
        login({ session: 's', network: 1, system: 'Mac' }),
        ['x', { session: 's', network: 2, system: 'Windows', client: 'okta.b58d5b75-07d4-5f25-bf59-368a1261a405' }],
      ],
      'none',
    ],
  ],
  HighRiskSignIn: [
    ['the risk of the event', [login({ security: { risk: { level: 'HIGH' } } })], [0]],
    ['the risk in the debug data', [login({ debug: { risk: '{reasons=Anomalous Device, level=HIGH}' } })], [0]],
    ['the risk that is logged only', [login({ debug: { logOnlySecurityData: '{"risk":{"level":"high"}}' } })], [0]],
    [
      'a lower risk in the event itself',
      [login({ security: { risk: { level: 'LOW' } }, debug: { risk: '{level=HIGH}' } })],
      'none',
    ],
    ['a failed sign-in', [login({ result: 'FAILURE', security: { risk: { level: 'HIGH' } } })], 'none'],
    ['a text that is no JSON', [login({ debug: { logOnlySecurityData: '{"risk":{"level":"high"' } })], 'none'],
  ],
  NewFactorAfterSuspiciousLogin: [
    [
      'a new factor a day after a sign-in by Tor',
      [login({ debug: { proxyType: 'tor' } }), [ACTIVATE, { at: 1440 }]],
      [1],
    ],
    [
      'a factor that an administrator enrolled',
      [login(behaving('{New Device=POSITIVE}')), [ACTIVATE, { by: OTHER, about: PERSON }]],
      [1],
    ],
    ['more than a day after', [login({ debug: { proxyType: 'Tor' } }), [ACTIVATE, { at: 1441 }]], 'none'],
    ['before', [[ACTIVATE], login({ debug: { proxyType: 'Tor' } })], 'none'],
    ['an enrolment that failed', [login({ debug: { proxyType: 'Tor' } }), [ACTIVATE, { result: 'FAILURE' }]], 'none'],
    [
      'a suspicious try that failed',
      [login({ result: 'FAILURE', debug: { threatSuspected: 'true' } }), [ACTIVATE]],
      'none',
    ],
    [
      'the departure of an impossible journey, and no arrival before',
      [login({ at: 0, place: BERLIN }), [ACTIVATE, { at: 1 }], login({ at: 2, place: LAGOS })],
      'none',
    ],
    [
      'the arrival of one',
      [login({ at: 0, place: BERLIN }), login({ at: 1, place: LAGOS }), [ACTIVATE, { at: 2 }]],
      [2],
    ],
    ['an accepted push after denials', [[DENIED, { at: 0 }], push('SUCCESS', 1), [ACTIVATE, { at: 2 }]], [2]],
  ],
  PasswordChangedAfterSuspiciousLogin: [
    ['their own change', [login({ security: { isProxy: true } }), [PASSWORD]], [1]],
    [
      "an administrator's change",
      [login({ security: { isProxy: true } }), [PASSWORD, { by: OTHER, about: PERSON }]],
      'none',
    ],
    ['without a suspicious sign-in', [login({}), [PASSWORD]], 'none'],
  ],
  SuspiciousActivityReported: [['a report', [['user.account.report_suspicious_activity_by_enduser']], [0]]],
  BreachedCredential: [['a breach', [['security.breached_credential.detected', { by: OTHER, about: PERSON }]], [0]]],
  MfaBypassAttempt: [['an attempt', [['user.mfa.attempt_bypass']], [0]]],
  TokenReuse: [
    ['both kinds', [['app.oauth2.token.detect_reuse'], ['app.oauth2.as.token.detect_reuse']], [0, 1]],
    ["somebody else's", [['app.oauth2.token.detect_reuse', { by: OTHER }]], 'none'],
  ],
  AdminGrant: [
    [
      'a role that the person was given',
      [[GRANT, { by: OTHER, about: PERSON, debug: { privilegeGranted: 'Super administrator' } }]],
      [0],
    ],
    ['a role without a name', [[GRANT]], [0]],
    ['something less', [[GRANT, { debug: { privilegeGranted: 'Some reader' } }]], 'none'],
    ['a grant that failed', [[GRANT, { result: 'FAILURE' }]], 'none'],
    ['a role for a group, by the person', [['group.privilege.grant']], [0]],
    ['a role for a group, by another', [['group.privilege.grant', { by: OTHER, about: PERSON }]], 'none'],
  ],
  ApiTokenCreated: [
    ['a token', [['system.api_token.create']], [0]],
    ['a token that was refused', [['system.api_token.create', { result: 'FAILURE' }]], 'none'],
    ["somebody else's", [['system.api_token.create', { by: OTHER, about: PERSON }]], 'none'],
  ],
  PersistenceChange: [
    ['an identity provider and a hook', [['system.idp.lifecycle.create'], ['event_hook.updated']], [0, 1]],
    ['one that was denied', [['system.idp.lifecycle.create', { result: 'DENY' }]], 'none'],
  ],
  ThreatSuspected: [
    [
      'as a text and as a boolean',
      [login({ result: 'FAILURE', debug: { threatSuspected: 'true' } }), login({ debug: { threatSuspected: true } })],
      [0, 1],
    ],
    ['false', [login({ debug: { threatSuspected: 'false' } })], 'none'],
    ['the event of ThreatInsight', [['security.threat.detected', { about: PERSON, by: OTHER }]], [0]],
  ],
  SprayTarget: [
    ['a spray', [login({ result: 'FAILURE', debug: { threatDetections: '{"Password Spray":"HIGH"}' } })], [0]],
    ['another threat', [login({ result: 'FAILURE', debug: { threatDetections: '{"Brute Force":"HIGH"}' } })], 'none'],
  ],
  BruteForce: [
    ['ten failures within ten minutes', failed(10, { every: 10 / 9 }), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['nine', failed(9, {}), 'none'],
    ['ten that take longer', failed(10, { every: 1.2 }), 'none'],
    [
      'two runs, and one between them',
      [...failed(10, {}), ...failed(1, { at: 30 }), ...failed(10, { at: 60 })],
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20],
    ],
  ],
  PushBombing: [
    ['five pushes', repeat(5, SENT, { every: 2.5 }), [0, 1, 2, 3, 4]],
    ['pushes that Okta sends to the person', repeat(5, SENT, { by: OTHER, about: PERSON }), [0, 1, 2, 3, 4]],
    ['five that take longer', repeat(5, SENT, { every: 2.6 }), 'none'],
  ],
  NewCountry: [
    [
      "Okta's own judgement",
      [[POLICY, { result: 'ALLOW', ...behaving('{New Country=POSITIVE, Velocity=NEGATIVE}') }]],
      [0],
    ],
    [
      'a fourth sign-in from elsewhere',
      [...repeat(3, LOGIN, { country: 'Germany' }), login({ country: 'Japan' })],
      [3],
    ],
    ['a third one', [...repeat(2, LOGIN, { country: 'Germany' }), login({ country: 'Japan' })], 'none'],
    ['earlier ones without a country', [...repeat(3, LOGIN, {}), login({ country: 'Japan' })], 'none'],
    [
      'a country that was there before',
      [...repeat(3, LOGIN, { country: 'Germany' }), login({ country: 'GERMANY' })],
      'none',
    ],
  ],
  LoginFromAnonymizer: [
    ['a tunnel', [login({ debug: { tunnels: '[{"operator":"x","anonymous":true}]' } })], [0]],
    ['a tunnel that hides nobody', [login({ debug: { tunnels: '[{"anonymous":false}]' } })], 'none'],
    ['a proxy that was turned away', [login({ result: 'FAILURE', security: { isProxy: true } })], 'none'],
  ],
  FactorReset: [
    ['all factors, by another', [['user.mfa.factor.reset_all', { by: OTHER, about: PERSON }]], [0]],
    ['one factor', [['user.mfa.factor.deactivate']], [0]],
    ['a reset that failed', [['user.mfa.factor.deactivate', { result: 'FAILURE' }]], 'none'],
  ],
  PasswordChangedByOther: [
    ['a reset', [['user.account.reset_password', { by: OTHER, about: PERSON }]], [0]],
    ['their own', [[PASSWORD, { about: PERSON }]], 'none'],
  ],
  DefenceChange: [
    [
      'a policy and the settings of a behaviour',
      [['policy.rule.delete'], ['security.behavior.settings.delete']],
      [0, 1],
    ],
    ['by another', [['policy.rule.delete', { by: OTHER, about: PERSON }]], 'none'],
  ],
  AdminConsoleFromNewSurroundings: [
    [
      'a new address',
      [
        [
          POLICY,
          { result: 'CHALLENGE', targets: [{ displayName: 'Okta Admin Console' }], ...behaving('{New IP=POSITIVE}') },
        ],
      ],
      [0],
    ],
    [
      'nothing new',
      [[POLICY, { targets: [{ displayName: 'Okta Admin Console' }], ...behaving('{New IP=NEGATIVE}') }]],
      'none',
    ],
    ['another app', [[POLICY, { targets: [{ displayName: 'Wiki' }], ...behaving('{New IP=POSITIVE}') }]], 'none'],
  ],
  NewDevice: [
    [
      'in the security context',
      [login({ security: { userBehaviors: [{ name: 'New Device', result: 'POSITIVE' }] } })],
      [0],
    ],
    ['as an object', [login({ debug: { behaviors: { 'New Device': 'POSITIVE' } } })], [0]],
    ['logged only', [login({ debug: { logOnlySecurityData: '{"behaviors":{"New Device":"POSITIVE"}}' } })], [0]],
    ['a device that is known', [login(behaving('{New Device=NEGATIVE}'))], 'none'],
  ],
  FactorEnrolled: [
    ['an ordinary enrolment', [[ACTIVATE]], [0]],
    ['one that tells more already', [login({ debug: { proxyType: 'Tor' } }), [ACTIVATE]], 'none'],
  ],
  AccountLocked: [['a lock', [['user.account.lock', { by: OTHER, about: PERSON, result: 'FAILURE' }]], [0]]],
};

describe.each(Object.entries(CASES))('%s', (name, cases) => {
  it.each(cases)('%s', (_story, lines, evidence) => {
    expect(evidenceOf(lines)[name] ?? 'none').toEqual(evidence);
  });
});
