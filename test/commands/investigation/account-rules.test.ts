import { describe, expect, it } from 'vitest';
import { findFindings, RULES } from '../../../src/commands/investigation/find-findings.ts';
import type { Sections } from '../../../src/commands/investigation/sections.ts';
import { toUserEvents } from '../../../src/commands/investigation/user-event.ts';
import { PERSON, repeat, toEvent } from './told-event.ts';

const find = (sections: Sections) => findFindings([], sections).findings;
const factor = (id: string, factorType: string, status = 'ACTIVE') => ({ id, factorType, status });

describe('findings about the account', () => {
  it('are none where nothing was read', () => {
    expect(find({})).toEqual([]);
  });

  it('are a high risk, with the reason that Okta gives', () => {
    expect(find({ risk: { riskLevel: 'High', reason: 'New country' } })).toMatchObject([
      {
        name: 'UserRiskHigh',
        severity: 'HIGH',
        count: 1,
        evidence: undefined,
        detail: expect.stringContaining('New country'),
      },
    ]);
    expect(find({ risk: { riskLevel: 'MEDIUM' } })).toEqual([]);
  });

  it('are administrator roles, with their ids', () => {
    const roles = [
      { id: 'ra1', label: 'Super Administrator' },
      { id: 'ra2', type: 'APP_ADMIN' },
    ];
    expect(find({ roles })).toMatchObject([
      {
        name: 'AdminAccount',
        count: 2,
        evidence: ['ra1', 'ra2'],
        detail: expect.stringContaining('Super Administrator, APP_ADMIN'),
      },
    ]);
    expect(find({ roles: [] })).toEqual([]);
  });

  it('are factors that are easily stolen, where there is no other that is active', () => {
    expect(
      find({ factors: [factor('a', 'sms'), factor('b', 'EMAIL'), factor('c', 'push', 'PENDING_ACTIVATION')] }),
    ).toMatchObject([{ name: 'NoStrongFactor', severity: 'LOW', count: 2, evidence: ['a', 'b'] }]);
    expect(find({ factors: [] })).toMatchObject([{ name: 'NoStrongFactor', count: 0, evidence: [] }]);
    expect(find({ factors: [factor('a', 'sms'), factor('b', 'push')] })).toEqual([]);
  });

  it('are blocked sign-ins', () => {
    expect(find({ blocks: [{ type: 'DEVICE_BASED', appliesTo: 'ANY_DEVICES' }] })).toMatchObject([
      { name: 'SignInsBlocked', count: 1, evidence: undefined, detail: expect.stringContaining('ANY_DEVICES') },
    ]);
  });
});

describe('findings', () => {
  it('come in the order of the rules, which begins with the worst, and each name once', () => {
    const severities = RULES.map(({ severity }) => severity);
    expect(severities).toEqual(
      [...severities].sort((one, other) => 'HML'.indexOf(one.charAt(0)) - 'HML'.indexOf(other.charAt(0))),
    );
    expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
  });

  it('count all events of evidence, name the first 20, and say when and from where they came', () => {
    const lines = repeat(30, 'user.session.start', { result: 'FAILURE', every: 0.1, ip: '192.0.2.7', country: 'Peru' });
    const events = lines.map(([type, told], number) => toEvent(number, type, told));
    const [finding, ...others] = findFindings(toUserEvents(events, PERSON), {}).findings;
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      name: 'BruteForce',
      count: 30,
      firstSeen: events[0]?.published,
      lastSeen: events[29]?.published,
      evidence: events.slice(0, 20).map(({ uuid }) => uuid),
      detail: '10 or more sign-ins failed within 10 minutes, from 192.0.2.7 (Peru).',
    });
  });

  it('are the same whatever the order in which Okta gives the events, and however often it gives one', () => {
    const lines = [
      ...repeat(6, 'user.session.start', { result: 'FAILURE', ip: '192.0.2.7' }),
      ...repeat(1, 'user.session.start', { at: 9, ip: '192.0.2.7' }),
    ];
    const events = lines.map(([type, told], number) => toEvent(number, type, told));
    const inOrder = findFindings(toUserEvents(events, PERSON), {}).findings;
    const shuffled = [...events.slice(3), ...events.toReversed(), null];
    expect(findFindings(toUserEvents(shuffled, PERSON), {}).findings).toEqual(inOrder);
    expect(inOrder).toMatchObject([{ name: 'SuccessAfterFailures', count: 7 }]);
  });

  it('are none for events of which everything is missing or of the wrong type', () => {
    const broken = [
      {},
      { uuid: 5, published: {}, eventType: [], actor: 'x', client: 7, target: {}, outcome: [], debugContext: 'y' },
    ];
    const events = toUserEvents(JSON.parse(JSON.stringify(broken)), PERSON);
    expect(events).toHaveLength(2);
    expect(findFindings(events, {}).findings).toEqual([]);
  });
});
