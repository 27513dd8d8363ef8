import {
  CLIENT_CAPABILITIES_META_KEY,
  isInputRequiredResult,
  McpServer,
  type McpServerFactory,
  type RegisteredTool,
  requireScopes,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { CfWorkerJsonSchemaValidator } from '@modelcontextprotocol/server/validators/cf-worker';
import type { OktaCommand } from '../../commands/define.ts';
import type { RawArguments } from '../../core/parse-arguments.ts';
import { isPlainObject } from '../../json-values.ts';
import { toAnnotations } from './annotations.ts';
import { askNow } from './ask-now.ts';
import { callTool } from './call-tool.ts';
import type { Caller } from './caller.ts';
import type { McpHost } from './host.ts';
import { HTTP_SCOPES, subjectOf } from './http/door.ts';
import { toInstructions } from './instructions.ts';
import { createProgressNotes } from './progress-notes.ts';
import { registerPrompts } from './prompts.ts';
import { toPublishedSchema } from './published-schema.ts';
import { registerResources } from './resources.ts';
import { toDescription, toInputSchema, toOutputSchema } from './tool-schema.ts';

/** How long a client may keep a list that does not change. */
const LIST_MS = 60_000;

/** Servers for both generations of the protocol: one for each connection, over HTTP one for each request. */
export function createServerFactory(host: McpHost): McpServerFactory {
  return ({ era, authInfo }) => {
    const { org, version } = host.setup;
    const cached = { ttlMs: host.isSettled ? LIST_MS : 0, cacheScope: 'private' } as const;
    const server = new McpServer(
      { name: 'okta-v2', title: `Okta (${org})`, version },
      {
        instructions: toInstructions(host),
        jsonSchemaValidator: new CfWorkerJsonSchemaValidator(),
        cacheHints: { 'tools/list': cached, 'prompts/list': cached, 'resources/list': cached },
      },
    );
    registerTools(server, host, era === 'legacy');
    registerPrompts(server, host, subjectOf(authInfo));
    registerResources(server, host);
    return server;
  };
}

/** @param asksWithin whether a question is asked within the call, as in the older protocol */
function registerTools(server: McpServer, host: McpHost, asksWithin: boolean): void {
  const registered = new Map<string, RegisteredTool>();
  for (const command of host.tools)
    registered.set(command.name, registerTool(server, host, command, { asksWithin, afterwards: prune }));

  /** Leaves out what the token cannot do, as soon as that is known; the client is told that the list has changed. */
  async function prune(): Promise<void> {
    if (!(await host.learnScopes())) return;
    const left = new Set(host.tools.map(({ name }) => name));
    for (const [name, tool] of registered) if (!left.has(name)) tool.disable();
  }
}

function registerTool(
  server: McpServer,
  host: McpHost,
  command: OktaCommand,
  { asksWithin, afterwards }: { readonly asksWithin: boolean; readonly afterwards: () => Promise<void> },
): RegisteredTool {
  const { options, saved } = host.setup;
  return server.registerTool(
    command.name,
    {
      title: toTitle(command),
      description: toDescription(command, options.schema),
      inputSchema: toPublishedSchema(toInputSchema(command, options.schema, saved !== undefined)),
      outputSchema: toPublishedSchema(toOutputSchema(command, options.schema)),
      annotations: toAnnotations(command),
      ...(command.effect !== 'read' && { scopeChallenge: requireScopes(HTTP_SCOPES.read, HTTP_SCOPES.write) }),
    },
    async (args, context) => {
      const raw = toRawArguments(args);
      const caller = toCaller(server, context);
      const first = await callTool(host, command, raw, caller);
      const result =
        asksWithin && isInputRequiredResult(first)
          ? await askNow(first, context.mcpReq, (answered) => callTool(host, command, raw, { ...caller, ...answered }))
          : first;
      if (!('isError' in result && result.isError)) await afterwards();
      return result;
    },
  );
}

/** `Get user` for `okta-get-user`. */
function toTitle({ name }: OktaCommand): string {
  const words = name.replace(/^okta-/, '').replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

const toRawArguments = (args: unknown): RawArguments => (isPlainObject(args) ? args : {});

function toCaller(server: McpServer, context: ServerContext): Caller {
  const { mcpReq, http } = context;
  const state = mcpReq.requestState<unknown>();
  return {
    subject: subjectOf(http?.authInfo),
    canAsk: canShowForms(clientCapabilitiesOf(server, context)),
    reply: { state: typeof state === 'string' ? state : undefined, responses: mcpReq.inputResponses },
    run: { signal: mcpReq.signal, progress: createProgressNotes(context) },
  };
}

/** In the newer protocol they come with each request, in the older one with the first message of a connection. */
function clientCapabilitiesOf(server: McpServer, { mcpReq }: ServerContext): unknown {
  const envelope: unknown = mcpReq.envelope;
  if (isPlainObject(envelope) && envelope[CLIENT_CAPABILITIES_META_KEY] !== undefined) {
    return envelope[CLIENT_CAPABILITIES_META_KEY];
  }
  return server.server.getClientCapabilities();
}

/** An empty capability means forms, as it did before there were two kinds of questions. */
function canShowForms(capabilities: unknown): boolean {
  const elicitation = isPlainObject(capabilities) ? capabilities.elicitation : undefined;
  if (!isPlainObject(elicitation)) return false;
  return elicitation.form !== undefined || elicitation.url === undefined;
}
