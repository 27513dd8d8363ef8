import { once } from 'node:events';
import type { Clock } from '../../clock.ts';
import { UsageError } from '../../errors.ts';
import type { McpHost } from '../mcp/host.ts';
import type { Door } from '../mcp/http/door.ts';
import { createJwtVerifier } from '../mcp/http/jwt-verifier.ts';
import { createLocalToken, createLocalVerifier } from '../mcp/http/local-token.ts';
import { serveOnHttp } from '../mcp/http/serve-http.ts';
import { say } from '../terminal/write.ts';
import type { CliIo } from './io.ts';
import type { McpFlags } from './mcp-options.ts';

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];
/** As they are written in an address. */
const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];
const DEFAULT_PORT = 8931;
const MOST_PORT = 65_535;
const LEAST_TOKEN_LENGTH = 32;

/**
 * `okta-v2 mcp --http`: for clients that cannot start a process. On this machine a token is enough; from elsewhere a caller
 * needs an access token of an authorization server.
 *
 * @throws {UsageError} for an address that others reach, without an issuer and an audience
 */
export async function runMcpOnHttp(host: McpHost, flags: McpFlags, io: CliIo, clock: Clock): Promise<void> {
  const hostname = flags.text('host') ?? LOOPBACK[0] ?? '';
  const { door, hint } = openDoor(hostname, flags, io, clock);
  const note = (text: string) => say(io.stderr, text);
  const running = await serveOnHttp(
    host,
    door,
    { hostname, port: flags.number('port', 0, DEFAULT_PORT, MOST_PORT) },
    note,
  );
  note(`okta-v2 mcp listens on ${running.url} until Ctrl-C. ${hint}\n`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await running.close();
}

function openDoor(
  hostname: string,
  flags: McpFlags,
  io: CliIo,
  clock: Clock,
): { readonly door: Door; readonly hint: string } {
  const issuer = flags.text('issuer');
  const audience = flags.text('audience');
  if (issuer !== undefined && audience !== undefined) {
    const resource = parseAddress('audience', audience);
    refusePlain(parseAddress('issuer', issuer));
    return {
      door: {
        verifier: createJwtVerifier({ issuer, audience, clock, note: (text) => say(io.stderr, text) }),
        hostnames: [resource.hostname, ...(LOOPBACK.includes(hostname) ? LOOPBACK_NAMES : [])],
        discovery: { resource, issuer },
      },
      hint: `Callers need an access token of ${issuer} for ${audience}.`,
    };
  }
  if (!LOOPBACK.includes(hostname) || issuer !== undefined || audience !== undefined) {
    throw new UsageError(
      `On ${hostname} callers from other machines need access tokens: give both --issuer and --audience, or leave --host out.`,
    );
  }
  const given = io.env.OKTA_V2_MCP_TOKEN;
  if (given !== undefined && given.length < LEAST_TOKEN_LENGTH) {
    throw new UsageError(`OKTA_V2_MCP_TOKEN needs ${LEAST_TOKEN_LENGTH} characters or more.`);
  }
  const token = given ?? createLocalToken();
  return {
    door: { verifier: createLocalVerifier(token, clock), hostnames: LOOPBACK_NAMES },
    hint: given === undefined ? `Send the header Authorization: Bearer ${token}` : 'The token is OKTA_V2_MCP_TOKEN.',
  };
}

function parseAddress(flag: string, text: string): URL {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text);
  throw new UsageError(`--${flag} takes an address such as https://mcp.example.com/mcp, not '${text}'.`);
}

/** @throws {UsageError} for an issuer whose keys anybody on the way could exchange (RFC 8414 §2 wants https) */
function refusePlain({ protocol, hostname, href }: URL): void {
  if (protocol === 'https:' || LOOPBACK_NAMES.includes(hostname)) return;
  throw new UsageError(`--issuer takes an address with https, not '${href}'.`);
}
