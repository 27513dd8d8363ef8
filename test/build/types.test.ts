import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ROOT } from '../../src/build/bundle.ts';

const NODE: ts.CompilerOptions = { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext };
const BUNDLER: ts.CompilerOptions = { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };

/**
 * What the compiler says to a program that uses the package as it is published, its declarations checked too. The program has
 * no types of Node's: the package must not need what it does not declare.
 */
function check(program: string, name = 'program.ts', options = NODE): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'okta-v2-consumer-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(ROOT, join(folder, 'node_modules', 'okta-v2'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, name), program);
  const diagnostics = ts.getPreEmitDiagnostics(
    ts.createProgram([join(folder, name)], {
      ...options,
      target: ts.ScriptTarget.ES2022,
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      types: [],
    }),
  );
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

const START = `
  import { createIntegration, type LogEvent, OktaApiError, type OktaGroup, type OktaUser, path, type Result } from 'okta-v2';
  import { startSimulator, type OrgSeed } from 'okta-v2/simulator';
  const seed: OrgSeed = { users: [{ profile: { login: 'jane@acme.example' } }] };
  const { url, token } = await startSimulator({ seed });
  const okta = createIntegration({ params: { url, credentials: { password: token } } });
  const result: Result = await okta.run('okta-get-user', { username: 'jane' });
  if (!result.ok && result.error instanceof OktaApiError) console.log(result.error.status.toFixed());
  export const read = (user: OktaUser, group: OktaGroup, event: LogEvent) => [path\`/\${user.id}/\${group.id}\`, event.uuid];
`;

describe('the declarations of the library', () => {
  it.each([
    ['Node', NODE],
    ['a bundler', BUNDLER],
  ])(
    'are enough for a program that knows nothing but the package, as %s resolves it',
    (_who, options) => {
      expect(check(START, 'program.ts', options)).toEqual([]);
    },
    120_000,
  );

  it('are those of a module for a CommonJS program, too', () => {
    const program = `
      import okta = require('okta-v2');
      export const names: readonly string[] = okta.createIntegration({ params: {} }).registry.names;
    `;
    expect(check(program, 'program.cts')).toEqual([]);
  }, 120_000);

  it('refuse an option, a command, an argument, a value and a path that there is not', () => {
    const program = `${START}
      createIntegration({ params: {}, parameters: {} });
      await okta.run('okta-get-usr', { username: 'jane' });
      await okta.run('okta-get-user', { usernam: 'jane' });
      await okta.run('okta-get-user', { verbose: 'maybe' });
      await okta.run('okta-unlock-user', {});
      const user = await okta.run('okta-get-user', { username: 'jane' });
      if (user.ok) user.values('Account.Shoes');
      const name: string = 'okta-get-usr';
      await okta.run(name, { anything: true });
    `;
    const [option, command, argument, value, missing, path, ...others] = check(program);
    expect(option).toContain("'parameters' does not exist");
    expect(command).toContain('okta-get-usr');
    expect(argument).toContain("'usernam' does not exist");
    expect(value).toContain('maybe');
    expect(missing).toContain("'username' is missing");
    expect(path).toContain('Account.Shoes');
    expect(others).toEqual([]);
  }, 120_000);

  it('name each other as published packages do', () => {
    expect(readFileSync(`${ROOT}dist/types/index.d.ts`, 'utf8')).not.toMatch(/from '\.[^']*\.ts'/);
  });
});
