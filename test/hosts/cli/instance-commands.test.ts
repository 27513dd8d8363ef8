import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testKey } from '../../support/oauth-keys.ts';
import { makeFolder, openCliOrg } from './drive-cli.ts';

const NOWHERE = { OKTA_CLIENT_ORGURL: '', OKTA_CLIENT_TOKEN: '' };

/** An org that the CLI does not know yet. */
async function openUnknownOrg() {
  const { simulator, home, run } = await openCliOrg();
  const config = join(home, '.config', 'okta-v2', 'config.json');
  return {
    simulator,
    config,
    stored: () => JSON.parse(readFileSync(config, 'utf8')),
    run: (argv: readonly string[], drive: Parameters<typeof run>[1] = {}) =>
      run(argv, { ...drive, env: { ...NOWHERE, ...drive.env } }),
  };
}

describe('init', () => {
  it('asks, tests and writes; the token is not shown and lies in a file of its own that only its owner reads', async () => {
    const { simulator, config, stored, run } = await openUnknownOrg();
    const { status, stdout, stderr } = await run(['init'], {
      answers: [
        ['A name for the instance [default]: ', 'prod\n'],
        ['The Okta URL', `${simulator.url}\n`],
        ['Number [1]: ', '\n'],
        ['The API token (not shown): ', `${simulator.token}\n`],
      ],
    });
    expect(stderr).toMatch(/Asking Okta …\nOkta URL +http.*\nAuthentication +API token of /);
    expect(stderr).toContain(`The instance 'prod' is in ${config}.\nTry: okta-v2 list-users --limit 5\n`);
    expect(stderr).not.toContain(simulator.token);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    const tokenFile = join(config, '..', 'prod.token');
    expect(stored()).toEqual({
      default: 'prod',
      instances: { prod: { url: simulator.url, credentials: { file: tokenFile } } },
    });
    expect(readFileSync(config, 'utf8')).not.toContain(simulator.token);
    for (const path of [config, tokenFile]) expect(statSync(path).mode & 0o777).toBe(0o600);
    expect((await run(['test'])).stdout).toBe('ok\n');
  });

  it('takes everything from flags where nobody is there to be asked, and keeps a reference to the environment', async () => {
    const { simulator, stored, run } = await openUnknownOrg();
    const env = { PROD_TOKEN: simulator.token };
    const line = ['init', '--instance', 'prod', '--url', simulator.url, '--secret-env', 'PROD_TOKEN'];
    expect((await run(line, { env })).status).toBe(0);
    expect(stored().instances.prod).toEqual({ url: simulator.url, credentials: { env: 'PROD_TOKEN' } });
    expect((await run(['test'], { env })).status).toBe(0);
  });

  it('writes the secret in clear only with the flag for that', async () => {
    const { simulator, config, stored, run } = await openUnknownOrg();
    const secretFile = join(makeFolder(), 'token');
    writeFileSync(secretFile, `${simulator.token}\n`, { mode: 0o600 });
    await run(['init', '--url', simulator.url, '--secret-file', secretFile, '--store-secret']);
    expect(stored().instances.default.credentials).toBe(simulator.token);
    expect(statSync(config).mode & 0o777).toBe(0o600);
  });

  it('keeps the other instances and the default', async () => {
    const { simulator, stored, run } = await openUnknownOrg();
    const env = { T: simulator.token };
    const line = (name: string) => ['init', '--instance', name, '--url', simulator.url, '--secret-env', 'T'];
    await run(line('prod'), { env });
    const second = await run(line('dev'), { env });
    expect(second.stderr).toContain('--limit 5 --instance dev');
    expect(Object.keys(stored().instances)).toEqual(['prod', 'dev']);
    expect(stored().default).toBe('prod');
  });

  it('replaces an instance only with --yes', async () => {
    const { simulator, run } = await openUnknownOrg();
    const env = { T: simulator.token };
    const line = ['init', '--url', simulator.url, '--secret-env', 'T'];
    await run(line, { env });
    expect(await run(line, { env })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("'default' already exists"),
    });
    expect(await run([...line, '--yes'], { env })).toMatchObject({ status: 0 });
  });

  it('writes nothing where Okta refuses, unless the person wants it all the same', async () => {
    const { simulator, config, run } = await openUnknownOrg();
    const answers = (last: string): [string, string][] => [
      ['A name', '\n'],
      ['The Okta URL', `${simulator.url}\n`],
      ['Number [1]: ', '1\n'],
      ['(not shown): ', '00wrongToken\n'],
      ['Leave; nothing is written\nNumber [1]: ', last],
    ];
    const refused = await run(['init'], { answers: answers('3\n') });
    expect(refused.stderr).toMatch(/That does not work: Okta answered 401 .*Check the API token/);
    expect(refused.status).toBe(1);
    expect(() => statSync(config)).toThrow('ENOENT');
    expect((await run(['init'], { answers: answers('2\n') })).status).toBe(0);
    expect(statSync(config).isFile()).toBe(true);
  });

  it('asks again after a wrong answer, at once and for each of them', async () => {
    const { simulator, run, stored } = await openUnknownOrg();
    const { status, stderr } = await run(['init'], {
      answers: [
        ['A name', 'my org\n'],
        ["not 'my org'.\nA name", 'prod\n'],
        ['The Okta URL', 'acme.okta.test\n'],
        ['has no scheme. Write https://acme.okta.test.\nThe Okta URL', `${simulator.url}\n`],
        ['Number [1]: ', '7\n'],
        ['Number [1]: ', '1\n'],
        ['(not shown): ', 'two words\n'],
        ['Paste it again.\nThe API token (not shown): ', `${simulator.token}\n`],
      ],
    });
    expect(stderr).toContain("The instance 'prod' is in");
    expect(stderr).not.toContain('two words');
    expect(status).toBe(0);
    expect(stored().instances.prod.url).toBe(simulator.url);
  });

  it('asks again for the file of a private key, and for what Okta has refused', async () => {
    const { simulator, run, stored } = await openUnknownOrg();
    const keyFile = join(makeFolder(), 'key.pem');
    writeFileSync(keyFile, 'no key', { mode: 0o600 });
    const { status, stderr } = await run(['init'], {
      answers: [
        ['A name', '\n'],
        ['The Okta URL', `${simulator.url}\n`],
        ['Number [1]: ', '2\n'],
        ['The client ID', '0oa1\n'],
        ['The key ID', '\n'],
        ['The file with the private key', '/dev/null/key.pem\n'],
        ['Check the path.\nThe file with', `${keyFile}\n`],
        ['Leave; nothing is written\nNumber [1]: ', '1\n'],
        [`The Okta URL, such as https://example.okta.com [${simulator.url}]: `, '\n'],
        ['Number [1]: ', '1\n'],
        ['(not shown): ', `${simulator.token}\n`],
      ],
    });
    expect(stderr).toContain('That does not work: ');
    expect(status).toBe(0);
    expect(stored().instances.default.credentials).toBeDefined();
  });

  it('asks for another name where an instance shall not be replaced', async () => {
    const { simulator, run, stored } = await openUnknownOrg();
    await run(['init', '--url', simulator.url, '--secret-env', 'T'], { env: { T: simulator.token } });
    await run(['init', '--url', simulator.url, '--secret-env', 'T'], {
      env: { T: simulator.token },
      answers: [
        ['A name', 'default\n'],
        ["The instance 'default' already exists. Replace it? [y/N] ", 'n\n'],
        ['A name', 'second\n'],
      ],
    });
    expect(Object.keys(stored().instances)).toEqual(['default', 'second']);
  });

  it('ends with nothing written when the person gives up', async () => {
    const { run, config } = await openUnknownOrg();
    const { status, stderr } = await run(['init'], { answers: [['A name', '\u0003']] });
    expect(stderr).toContain('Cancelled; nothing was changed.');
    expect(status).toBe(2);
    expect(() => statSync(config)).toThrow('ENOENT');
  });

  it('tells what is missing where nobody can be asked', async () => {
    const { run } = await openUnknownOrg();
    expect((await run(['init'])).stderr).toContain('Give it as --url');
    expect((await run(['init', '--url', 'https://acme.okta.test'])).stderr).toContain(
      '--secret-env NAME or --secret-file PATH',
    );
  });
});

describe('instances', () => {
  async function openInstances() {
    const { simulator, config, stored, run } = await openUnknownOrg();
    const env = { T: simulator.token };
    await run(['init', '--instance', 'prod', '--url', simulator.url, '--secret-env', 'T'], { env });
    await run(['init', '--instance', 'dev', '--url', simulator.url], {
      answers: [
        ['Number [1]: ', '1\n'],
        ['(not shown): ', `${simulator.token}\n`],
      ],
    });
    return { simulator, stored, run, tokenFile: join(config, '..', 'dev.token') };
  }

  it.each([[['instances']], [['instances', 'list']]])('are listed by %j, the default marked', async (argv) => {
    const { run, simulator } = await openInstances();
    const { status, stdout } = await run(argv);
    expect(stdout).toBe(`* prod  ${simulator.url}  API token\n  dev   ${simulator.url}  API token\n`);
    expect(status).toBe(0);
    const { stdout: json } = await run([...argv, '--json']);
    expect(JSON.parse(json)[1]).toEqual({
      name: 'dev',
      isDefault: false,
      url: simulator.url,
      authentication: 'API token',
    });
  });

  it('are shown with the place of their secret, never with the secret', async () => {
    const { run, simulator, tokenFile } = await openInstances();
    expect((await run(['instances', 'show', 'prod'])).stdout).toMatch(/API Token +in the environment variable T\n/);
    const { stdout } = await run(['instances', 'show', 'dev']);
    expect(stdout).toContain(`in the file ${tokenFile}`);
    expect(stdout).not.toContain(simulator.token);
  });

  it('are chosen for what runs without --instance', async () => {
    const { run, stored } = await openInstances();
    await run(['instances', 'use', 'dev', '--dry-run']);
    expect(stored().default).toBe('prod');
    expect((await run(['instances', 'use', 'dev'])).status).toBe(0);
    expect(stored().default).toBe('dev');
    expect((await run(['test'])).stdout).toBe('ok\n');
  });

  it('are removed with consent, and with the token that init has written', async () => {
    const { run, stored, tokenFile } = await openInstances();
    expect(await run(['instances', 'remove', 'dev'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('add --yes'),
    });
    expect((await run(['instances', 'remove', 'dev'], { answers: [['[y/N] ', 'n\n']] })).status).toBe(1);
    await run(['instances', 'remove', 'dev', '--dry-run']);
    expect(statSync(tokenFile).isFile()).toBe(true);
    expect((await run(['instances', 'remove', 'dev'], { answers: [['[y/N] ', 'y\n']] })).status).toBe(0);
    expect(stored().instances.dev).toBeUndefined();
    expect(() => statSync(tokenFile)).toThrow('ENOENT');
    await run(['instances', 'remove', 'prod', '--yes']);
    expect(stored()).toEqual({ instances: {} });
  });

  it('are told by their nearest names', async () => {
    const { run } = await openInstances();
    for (const argv of [
      ['instances', 'use', 'prdo'],
      ['instances', 'show', 'prdo'],
      ['test', '--instance', 'prdo'],
    ]) {
      const { status, stderr } = await run(argv);
      expect(stderr).toMatch(/has no instance 'prdo'\. It holds: prod, dev\..* Did you mean prod\?/);
      expect(status).toBe(2);
    }
  });

  it('need a name, and one of the subcommands', async () => {
    const { run } = await openInstances();
    expect((await run(['instances', 'use'])).stderr).toMatch(/Missing required argument 'name'/);
    expect((await run(['instances', 'lsit'])).status).toBe(2);
  });
});

describe('auth check', () => {
  it('tells for people and for programs who Okta takes us for', async () => {
    const { run, simulator } = await openCliOrg();
    const { status, stdout } = await run(['auth', 'check']);
    expect(stdout).toMatch(
      /^Okta URL +http.*\nAuthentication +API token of \S+@acme.example\nClock +agrees with Okta's\n$/,
    );
    expect(status).toBe(0);
    const { stdout: json } = await run(['auth', 'check', '--json']);
    expect(JSON.parse(json)).toMatchObject({ auth: 'api-token', url: simulator.url });
  });

  it('tells for OAuth the scopes, what each missing one disables, and whether tokens are bound to a key', async () => {
    const key = await testKey('ES256');
    const app = {
      clientId: '0oaCli',
      keys: [key.publicJwk],
      scopes: ['okta.users.read', 'okta.groups.read'],
      dpop: true,
    };
    const { run } = await openCliOrg({ oauthClients: [app] });
    const env = { OKTA_CLIENT_TOKEN: '', OKTA_CLIENT_CLIENTID: '0oaCli', OKTA_CLIENT_PRIVATEKEY: key.pkcs8 };
    const { status, stdout, stderr } = await run(['auth', 'check', '--use-oauth', '--jwt-algorithm', 'ES256'], { env });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^Authentication +OAuth 2.0, client 0oaCli$/m);
    expect(stdout).toMatch(/^DPoP +on: /m);
    expect(stdout).toMatch(/^Scopes +okta.groups.read okta.users.read$/m);
    expect(stdout).toMatch(/^ {2}okta.logs.read\n {6}disables okta-get-failed-logins, okta-get-logs, /m);
    expect(stdout).not.toContain('PRIVATE KEY');
    expect(status).toBe(0);
  });

  it('fails as commands do where Okta refuses', async () => {
    const { run } = await openCliOrg();
    const { status, stdout, stderr } = await run(['auth', 'check'], { env: { OKTA_CLIENT_TOKEN: '00wrong' } });
    expect(stderr).toMatch(/^okta-v2: Okta answered 401 .*\n$/);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  });
});
