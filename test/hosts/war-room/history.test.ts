import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHistory, historyPath } from '../../../src/hosts/war-room/history.ts';

function newPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'okta-v2-history-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'state', 'history');
}
const redact = (line: string) => (line.includes('broken') ? undefined : line.replace(/password=\S+/, 'password='));

describe('the history', () => {
  it('goes over from run to run, line breaks included', () => {
    const path = newPath();
    const first = createHistory({ path, redact });
    first.add('!okta-list-users');
    first.add('!okta-search term="a\nb"');
    expect(createHistory({ path, redact }).lines).toEqual(['!okta-list-users', '!okta-search term="a\nb"']);
  });

  it('never holds secrets', () => {
    const path = newPath();
    const history = createHistory({ path, redact });
    expect(history.add('!okta-set-password username=x password=hunter2')).toBe(
      '!okta-set-password username=x password=',
    );
    expect(history.add('broken hunter2')).toBeUndefined();
    expect(readFileSync(path, 'utf8')).not.toContain('hunter2');
    expect(history.lines.join()).not.toContain('hunter2');
  });

  it('is readable by its owner alone, also where the file was not before', () => {
    const path = newPath();
    createHistory({ path, redact }).add('!okta-list-users');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const open = newPath();
    createHistory({ path: open, redact }).add('one');
    writeFileSync(open, '', { mode: 0o644 });
    createHistory({ path: open, redact }).add('two');
    expect(statSync(open).mode & 0o777).toBe(0o600);
  });

  it('does not keep blank lines and repeats', () => {
    const history = createHistory({ path: newPath(), redact });
    for (const line of ['a', 'a', '  ', 'b', 'a']) history.add(line);
    expect(history.lines).toEqual(['a', 'b', 'a']);
  });

  it('stays within its limit over many runs', () => {
    const path = newPath();
    for (let run = 0; run < 7; run += 1) {
      const history = createHistory({ path, redact, limit: 3 });
      history.add(`${run} a`);
      history.add(`${run} b`);
    }
    expect(readFileSync(path, 'utf8').trim().split('\n').length).toBeLessThanOrEqual(6);
    expect(createHistory({ path, redact, limit: 3 }).lines).toEqual(['5 b', '6 a', '6 b']);
  });

  it('is empty, and no reason to stop, where the file cannot be used', () => {
    const history = createHistory({ path: '/dev/null/history', redact });
    history.add('a');
    expect(history.lines).toEqual(['a']);
    const path = newPath();
    createHistory({ path, redact }).add('a');
    writeFileSync(path, 'no json\n{"a":1}\n"b"\n');
    expect(createHistory({ path, redact }).lines).toEqual(['b']);
  });

  it('says once why lines are not kept', () => {
    const faults: string[] = [];
    const history = createHistory({
      path: '/dev/null/history',
      redact,
      onFault: (error) => faults.push(String(error)),
    });
    for (const line of ['a', 'b']) history.add(line);
    expect(faults).toEqual([expect.stringContaining('/dev/null/history cannot be written (ENOTDIR). A part of')]);
  });

  it('lives where the XDG specification puts state', () => {
    expect(historyPath({ HOME: '/home/jane' })).toBe('/home/jane/.local/state/okta-v2/history');
    expect(historyPath({ HOME: '/home/jane', XDG_STATE_HOME: '/state' })).toBe('/state/okta-v2/history');
  });
});
