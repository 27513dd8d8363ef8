import { describe, expect, it } from 'vitest';
import { ALL_COMMANDS } from '../../../src/build/all-commands.ts';
import { hintFor } from '../../../src/hosts/war-room/hint.ts';

const hint = (text: string) => hintFor(text, ALL_COMMANDS);

describe('the hint behind the cursor', () => {
  it('names the required arguments that are missing', () => {
    expect(hint('!okta-set-password ')).toBe('username=… password=…');
    expect(hint('!okta-set-password username=x ')).toBe('password=…');
    expect(hint('!okta-set-password username=x password=y ')).toBe('');
  });

  it('names the arguments of which one is needed', () => {
    expect(hint('!okta-get-user ')).toBe('username=… | userId=… | userEmail=…');
    expect(hint('!okta-get-user userId=x ')).toBe('');
  });

  it('says what the argument is for that was just begun', () => {
    expect(hint('!okta-get-user username=')).toBe('Okta username for which to get information.');
    expect(hint('!okta-get-user verbose=')).toBe('true | false');
    expect(hint('!okta-get-user username=j')).toBe('');
  });

  it.each(['', '!okta-get-us', '!okta-get-user', '!okta-unknown ', '!okta-get-user nothing='])(
    'is empty where there is nothing to say: %s',
    (text) => {
      expect(hint(text)).toBe('');
    },
  );
});
