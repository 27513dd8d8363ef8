import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ROOT } from '../../src/build/bundle.ts';
import { RULES } from '../../src/commands/investigation/find-findings.ts';

it('The page on investigations lists every finding under its severity, in the order in which they are told', () => {
  const page = readFileSync(`${ROOT}docs/investigation.md`, 'utf8');
  const listed = page.split('\n### ').flatMap((part) => {
    const [severity = ''] = part.split('\n', 1);
    return [...part.matchAll(/^\| (\w+) \| (?!what has)/gm)].map(([, name]) => ({ severity, name }));
  });
  expect(listed).toEqual(RULES.map(({ severity, name }) => ({ severity, name })));
});
