import { describe, expect, it } from 'vitest';
import { toFailedResult } from '../../../src/cortex-text/result.ts';
import { UsageError } from '../../../src/errors.ts';
import { renderResult } from '../../../src/hosts/terminal/render-result.ts';
import { toStyle } from '../../../src/hosts/terminal/style.ts';
import { wrapMessage } from '../../../src/hosts/terminal/wrap-message.ts';
import { toAsked } from '../../../src/hosts/war-room/consent.ts';

const MESSAGE = 'There is no :bogus. There are :last, :count, :context.';

describe('a message', () => {
  it('is broken at blanks where it is wider than the terminal, its colour staying around it', () => {
    const { red } = toStyle(true);
    const lines = wrapMessage(`first\n${red(MESSAGE)}`, 30).split('\n');
    expect(lines).toEqual(['first', '\u001b[31mThere is no :bogus. There are', ':last, :count, :context.\u001b[39m']);
  });

  it('stays one line where it fits', () => {
    expect(wrapMessage(MESSAGE, 80)).toBe(MESSAGE);
  });

  it('is broken so where it is the error of a command', () => {
    const result = toFailedResult(MESSAGE, new UsageError(MESSAGE));
    const render = (isTty: boolean) => renderResult(result, { width: 30, color: false, isTty });
    expect(render(true)).toBe('There is no :bogus. There are\n:last, :count, :context.');
    expect(render(false)).toBe(MESSAGE);
  });
});

describe('a question', () => {
  it('leaves room for the answer on its last line', () => {
    const { above, asked } = toAsked({ facts: ['  ip=203.0.113.7'], statement: 'okta-block-ip would act.' }, 30);
    expect([...above, asked]).toEqual(['  ip=203.0.113.7', 'okta-block-ip would act.', 'Continue? [y/N] ']);
  });
});
