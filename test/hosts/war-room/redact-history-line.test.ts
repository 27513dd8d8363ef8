import { describe, expect, it } from 'vitest';
import { ALL_COMMANDS } from '../../../src/build/all-commands.ts';
import { redactHistoryLine } from '../../../src/hosts/war-room/redact-history-line.ts';
import { ROOM_COMMANDS } from '../../../src/hosts/war-room/room-commands.ts';

const keep = (line: string) => redactHistoryLine(line, ALL_COMMANDS);

describe('the line that the history keeps', () => {
  it.each([
    '!okta-get-user username=jane',
    '!okta-search "two\nlines"',
    '!okta-search two words',
    '!okta-serch "a',
    '!okta-create-user firstName=Jane',
    '!okta-get-user usrname=jane',
    '!okta-get-logs query=password=x',
    ':context Account.ID',
    '!okta-set-password jane password=?',
    '!okta-create-user login=x passwordAnswer=? password=?',
    ...ROOM_COMMANDS.map((name) => `${name} something`),
  ])('is the line itself where no secret can be in it: %s', (line) => {
    expect(keep(line)).toBe(line);
  });

  it.each([
    ['!okta-set-password jane password=hunter2', '!okta-set-password jane password=?'],
    [
      '!okta-create-user login=x password="hunter2 x" passwordAnswer=hunter2',
      '!okta-create-user login=x password=? passwordAnswer=?',
    ],
    ['!okta-set-pasword username=x password=hunter2', '!okta-set-pasword username=x password=?'],
    ['!okta-set-password username=x Password=hunter2', '!okta-set-password username=x Password='],
    ['!okta-set-password username=x passwrod=hunter2', '!okta-set-password username=x passwrod='],
    ['!okta-set-pasword username=x passwrod=hunter2', '!okta-set-pasword username=x passwrod='],
    ['!okta-create-user login=x pasword=hunter2 retry-count=2', '!okta-create-user login=x pasword= retry-count=2'],
    ['!okta-expire-password username=x password=hunter2', '!okta-expire-password username=x password='],
    ['!okta-get-user username=x passwrod=hunter2', '!okta-get-user username=x passwrod='],
    ['!something-else x=hunter2 username=jane', '!something-else x= username=jane'],
  ])('is without the secrets: %s', (line, kept) => {
    expect(keep(line)).toBe(kept);
  });

  it.each([
    '!okta-set-password username=x password=two hunter2',
    '!okta-set-password username=x password = hunter2',
    '!okta-set-password username=x password="hunter2',
    '!okta-set-pasword x password=hunter2',
    'password=hunter2',
    '!okta-set-password jane hunter2',
    ':okta-set-password username=x password=hunter2',
    ' :set-pasword username=x password=hunter2',
    '!okta-set-password username=x passwrod=two hunter2',
  ])('is none where a secret may be anywhere: %s', (line) => {
    expect(keep(line)).toBeUndefined();
  });
});
