import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../src/build/bundle.ts';

/** What the compiler says to a program that uses the package as it is published, its declarations checked too. */
function check(program: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'okta-v2-consumer-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(ROOT, join(folder, 'node_modules', 'okta-v2'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'program.ts'), program);
  const diagnostics = ts.getPreEmitDiagnostics(
    ts.createProgram([join(folder, 'program.ts')], {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      types: ['node'],
      typeRoots: [`${ROOT}node_modules/@types`],
    }),
  );
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

describe('the declarations of the library', () => {
  it('are enough for a program that knows nothing but the package, and refuse an option that there is not', () => {
    const program = `
      import { createIntegration, OktaApiError, type Result } from 'okta-v2';
      import { startSimulator, type OrgSeed } from 'okta-v2/simulator';
      const seed: OrgSeed = { users: [{ profile: { login: 'jane@acme.example' } }] };
      const { url, token } = await startSimulator({ seed });
      const okta = createIntegration({ params: { url, credentials: { password: token } } });
      const result: Result = await okta.run('okta-get-user', { username: 'jane' });
      if (!result.ok && result.error instanceof OktaApiError) console.log(result.error.status.toFixed());
      createIntegration({ params: {}, parameters: {} });
    `;
    expect(check(program)).toEqual([expect.stringContaining("'parameters' does not exist")]);
  }, 120_000);

  it('name each other as published packages do', () => {
    expect(readFileSync(`${ROOT}dist/types/index.d.ts`, 'utf8')).not.toMatch(/from '\.[^']*\.ts'/);
  });
});
