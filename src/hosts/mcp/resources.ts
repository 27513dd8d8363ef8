import { type McpServer, ResourceNotFoundError, ResourceTemplate } from '@modelcontextprotocol/server';
import { namesIn } from './choose-tools.ts';
import { EVENT_TYPES } from './event-types.ts';
import type { McpHost } from './host.ts';
import { QUERY_SYNTAX } from './query-syntax.ts';

const MARKDOWN = 'text/markdown';

/** Texts that a model reads when it needs them, instead of having them in every tool. */
export function registerResources(server: McpServer, host: McpHost): void {
  const toContents = (uri: URL, text: string, mimeType = MARKDOWN) => ({
    contents: [{ uri: uri.href, mimeType, text }],
  });

  server.registerResource(
    'status',
    'okta://status',
    {
      title: 'Status',
      description: 'The org, what may be done, and which tools are left out and why.',
      mimeType: MARKDOWN,
    },
    (uri) => toContents(uri, toStatus(host)),
  );
  server.registerResource(
    'queries',
    'okta://queries',
    {
      title: 'Filter and search syntax',
      description: 'How to write filters and searches, with examples.',
      mimeType: MARKDOWN,
    },
    (uri) => toContents(uri, QUERY_SYNTAX),
  );
  server.registerResource(
    'event-types',
    'okta://event-types',
    {
      title: 'Event types',
      description: 'The event types of the System Log that matter in an incident.',
      mimeType: MARKDOWN,
    },
    (uri) => toContents(uri, toEventTypes()),
  );
  const names = namesIn(host.setup.registry);
  server.registerResource(
    'command',
    new ResourceTemplate('okta://commands/{name}', {
      list: undefined,
      complete: { name: (value) => names.filter((name) => name.startsWith(value)) },
    }),
    {
      title: 'Manual page of a command',
      description: 'Every argument and output of a command.',
      mimeType: 'text/plain',
    },
    async (uri, { name }) => {
      if (!names.includes(String(name))) throw new ResourceNotFoundError(uri.href);
      const command = await host.setup.registry.load(String(name));
      return toContents(uri, host.setup.manualOf(command), 'text/plain');
    },
  );
}

function toStatus(host: McpHost): string {
  const { setup, tools, leftOut, writes } = host;
  const { options, instance, org } = setup;
  return [
    `# Okta org ${org}`,
    '',
    `- Ready: ${'problem' in instance ? `no. ${instance.problem.message}` : 'yes'}`,
    `- Access: ${options.access} (${tools.filter(({ effect }) => effect === 'read').length} tools that read, ${tools.filter(({ effect }) => effect !== 'read').length} that change something)`,
    `- Changes are confirmed by: ${options.confirm === 'ask' ? 'a person, through the client' : 'the client; what cannot be undone by a person'}`,
    `- Changes left in this minute: ${writes.left} of ${options.maxWritesPerMinute}`,
    `- Most tokens of an answer: ${options.maxOutputTokens}`,
    '',
    '## Tools left out',
    '',
    ...leftOut.map(({ name, reason }) => `- ${name}: ${reason}`),
    '',
  ].join('\n');
}

function toEventTypes(): string {
  return [
    '# Event types of the Okta System Log that matter in an incident',
    '',
    'For eventType of okta-get-logs; a type that ends in * stands for all that begin so.',
    '',
    ...EVENT_TYPES.map(({ type, meaning }) => `- \`${type}\`: ${meaning}`),
    '',
  ].join('\n');
}
