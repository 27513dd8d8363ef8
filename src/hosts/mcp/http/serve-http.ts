import { createServer } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { hostHeaderValidation, originValidation } from '@modelcontextprotocol/hono';
import {
  createMcpHandler,
  getOAuthProtectedResourceMetadataUrl,
  oauthMetadataResponse,
  requireBearerAuth,
} from '@modelcontextprotocol/server';
import { Hono } from 'hono';
import { summarizeError } from '../../../core/error-text.ts';
import { UsageError } from '../../../errors.ts';
import type { McpHost } from '../host.ts';
import { createServerFactory } from '../server.ts';
import { type Door, HTTP_SCOPES } from './door.ts';
import { readIssuerMetadata } from './issuer-metadata.ts';
import { onceItWorks } from './once-it-works.ts';

export const MCP_PATH = '/mcp';

export interface HttpAddress {
  readonly hostname: string;
  /** 0: any that is free. */
  readonly port: number;
}

export interface RunningMcp {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves MCP over HTTP behind a door; TLS is the business of a proxy before it. */
export async function serveOnHttp(
  host: McpHost,
  door: Door,
  { hostname, port }: HttpAddress,
  note: (text: string) => void,
): Promise<RunningMcp> {
  const handler = createMcpHandler(createServerFactory(host), {
    onerror: (error) => note(`okta-v2 mcp: ${error.message}\n`),
  });
  const app = toApp(door, handler.fetch);
  app.onError((error, c) => {
    note(`okta-v2 mcp: ${summarizeError(error)}\n`);
    return c.json({ error: 'server_error' }, 500);
  });
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false, createServer });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(toUsageError(error, hostname, port)));
    server.listen(port, hostname, () => resolve());
  });
  const address = server.address();
  const chosen = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${chosen}${MCP_PATH}`,
    async close() {
      await handler.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
    },
  };
}

type Fetch = ReturnType<typeof createMcpHandler>['fetch'];

/** First by which name the server was called, then the token, and only then what is asked. */
function toApp({ verifier, hostnames, discovery }: Door, answer: Fetch): Hono {
  const resource = discovery?.resource;
  const gate = requireBearerAuth({
    verifier,
    requiredScopes: [HTTP_SCOPES.read],
    ...(resource && {
      expectedResource: resource,
      resourceMetadataUrl: getOAuthProtectedResourceMetadataUrl(resource),
    }),
  });
  const app = new Hono();
  app.use(hostHeaderValidation([...hostnames]), originValidation([...hostnames]));
  if (discovery !== undefined) {
    // Anybody may ask for it, and must not make this server ask somebody else each time.
    const readMetadata = onceItWorks(() => readIssuerMetadata(discovery.issuer));
    app.get('/.well-known/*', async (c) => {
      const metadata = {
        oauthMetadata: await readMetadata(),
        resourceServerUrl: discovery.resource,
        scopesSupported: Object.values(HTTP_SCOPES),
        resourceName: 'okta-v2',
      };
      return oauthMetadataResponse(c.req.raw, metadata) ?? c.notFound();
    });
  }
  app.all(MCP_PATH, async (c) => {
    const auth = await gate(c.req.raw);
    return auth instanceof Response ? auth : answer(c.req.raw, { authInfo: auth });
  });
  return app;
}

function toUsageError(error: Error, hostname: string, port: number): UsageError {
  const code = 'code' in error ? String(error.code) : error.message;
  return new UsageError(`${hostname}:${port} cannot be used (${code}). Choose another with --host and --port.`);
}
