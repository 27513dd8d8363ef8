import { expect } from 'vitest';
import type { RawArguments } from '../../src/core/parse-arguments.ts';
import { renderPage } from '../../src/hosts/html/render-page.ts';
import type { TestOrg } from '../support/open-org.ts';

/** The page of a command that has to succeed. */
export async function pageOf(org: TestOrg, command: string, args: RawArguments = {}): Promise<string> {
  const result = await org.resultOf(command, args);
  expect(result.ok).not.toBe(false);
  if (result.ok === false) throw result.error;
  const { pageBlocks, blocks } = result.outcome;
  const facts = [['Org', 'https://acme.okta.example'] as const, ['Command', command] as const];
  return renderPage([{ blocks: pageBlocks ?? blocks }], { madeAt: new Date(org.clock.now()), facts });
}
