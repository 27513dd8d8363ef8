import { describe, expect, it } from 'vitest';
import { CAST } from '../../../src/simulator/seed/cast.ts';
import { openOrg } from '../../support/open-org.ts';
import { investigationOf, namesOf } from './investigation-of.ts';

/** Of each attack in the company: on whom it shows, and the findings by which it is known, its own first. */
const ATTACKS: readonly [attack: string, login: string, findings: readonly [own: string, ...others: string[]]][] = [
  [
    'a password spray that hits',
    CAST.sprayHit,
    ['SuccessAfterFailures', 'ThreatSuspected', 'SprayTarget', 'NewCountry', 'LoginFromAnonymizer'],
  ],
  [
    'MFA fatigue',
    CAST.victim,
    [
      'PushAcceptedAfterDenials',
      'HighRiskSignIn',
      'NewFactorAfterSuspiciousLogin',
      'PushBombing',
      'NewCountry',
      'LoginFromAnonymizer',
    ],
  ],
  ['a stolen session', CAST.hijacked, ['SessionHijackSigns']],
  [
    'a help-desk call that ends in a factor reset',
    CAST.impersonated,
    ['NewFactorAfterSuspiciousLogin', 'NewCountry', 'LoginFromAnonymizer', 'FactorReset', 'PasswordChangedByOther'],
  ],
  ["an insider's privilege grant", CAST.insider, ['AdminGrant', 'ApiTokenCreated', 'PersistenceChange']],
  ["the grant, seen from the friend's side", CAST.accomplice, ['AdminGrant']],
];

/** These findings alone tell these attacks apart. */
const TELLING = {
  SuccessAfterFailures: [CAST.sprayHit],
  PushAcceptedAfterDenials: [CAST.victim],
  SessionHijackSigns: [CAST.hijacked],
  PasswordChangedByOther: [CAST.impersonated],
  AdminGrant: [CAST.insider, CAST.accomplice],
};

describe('an investigation in the company', () => {
  it.each(ATTACKS)('finds %s', async (_attack, username, findings) => {
    const { run } = await openOrg();
    const entry = await run('okta-investigate-user', { username });
    const found = investigationOf(entry);
    const serious = found.Findings.filter(({ Severity }) => Severity !== 'LOW');
    expect(serious.map(({ Name }) => Name)).toEqual(findings);
    for (const name of findings) expect(entry.HumanReadable).toContain(name);
    expect(entry.HumanReadable).toMatch(/^### Investigation of .*\nSuspicious: /);
    const evidence = serious.flatMap(({ Evidence = [] }) => Evidence);
    const marked = (found.Timeline ?? []).filter(({ Findings }) => Findings.length > 0).map(({ Uuid }) => Uuid);
    expect([...new Set(evidence)].sort()).toEqual(marked.sort());
  });

  it('finds nothing of severity HIGH about ordinary people, and each attack on its own people only', async () => {
    const { org, run } = await openOrg();
    const attacked = new Set<string>(ATTACKS.map(([, login]) => login));
    const seen: [name: string, login: string][] = [];
    for (const { id, profile } of org.users.values()) {
      const login = String(profile.login);
      const found = investigationOf(await run('okta-investigate-user', { userId: id }));
      expect(found.Errors).toEqual([]);
      for (const name of namesOf(found)) seen.push([name, login]);
      if (attacked.has(login)) continue;
      expect(
        found.Findings.filter(({ Severity }) => Severity === 'HIGH').map(({ Name }) => `${login}: ${Name}`),
      ).toEqual([]);
    }
    for (const [telling, people] of Object.entries(TELLING)) {
      const found = seen.filter(([name]) => name === telling).map(([, login]) => login);
      expect(found.sort(), telling).toEqual([...people].sort());
    }
    expect(org.users.size).toBeGreaterThan(30);
  });
});
