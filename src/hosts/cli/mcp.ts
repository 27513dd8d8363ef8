import { systemClock } from '../../clock.ts';
import { REGISTRY } from '../../commands/index.ts';
import { summarizeError } from '../../core/error-text.ts';
import { IntegrationError, UsageError } from '../../errors.ts';
import { parseTruth } from '../../json-values.ts';
import { VERSION } from '../../version.ts';
import { McpHost, type McpHostOptions } from '../mcp/host.ts';
import { serveOnStdio } from '../mcp/serve-stdio.ts';
import { say } from '../terminal/write.ts';
import { describeCommand } from '../war-room/describe-command.ts';
import { appendPrivateFile } from '../war-room/private-file.ts';
import type { GlobalFlags } from './global-flags.ts';
import { type CliIo, EXIT } from './io.ts';
import { McpFlags, toMcpOptions } from './mcp-options.ts';
import { openInstance, toIntegration } from './open-instance.ts';
import type { OwnFlags } from './parse-cli-words.ts';
import { reportError } from './report-error.ts';
import { createSavedFiles } from './saved-files.ts';

/** What the server asks, and what has to be closed at the end. */
interface Opened extends Pick<McpHostOptions, 'instance' | 'org' | 'commandLine'> {
  close(): Promise<void>;
}

/**
 * `okta-v2 mcp`: the commands as tools for AI assistants, until the client closes the connection. Its bundle is one of its
 * own, so it reports its errors itself: those classes are other ones there.
 */
export async function runMcp(own: OwnFlags, flags: GlobalFlags, io: CliIo): Promise<number> {
  try {
    const mcpFlags = new McpFlags(own, io.env);
    const options = toMcpOptions(mcpFlags);
    const opened = mcpFlags.isOn('demo') ? await openDemo(flags, io) : open(flags, io);
    // Over HTTP the files would be on another machine than their reader.
    const saveFolder = mcpFlags.isOn('http') ? undefined : mcpFlags.text('save-dir');
    try {
      const host = await McpHost.open({
        ...opened,
        options,
        registry: REGISTRY,
        clock: systemClock,
        writeAudit: openAudit(mcpFlags.text('audit'), io),
        manualOf: (command) => describeCommand(command, 100),
        ...(saveFolder !== undefined && { saved: createSavedFiles(saveFolder) }),
        version: VERSION,
      });
      if (mcpFlags.isOn('http')) {
        const { runMcpOnHttp } = await import('./mcp-http.ts');
        await runMcpOnHttp(host, mcpFlags, io, systemClock);
      } else await serveOnStdio(host, { stdin: io.stdin, stdout: io.stdout, note: (text) => say(io.stderr, text) });
    } finally {
      await opened.close();
    }
    return EXIT.ok;
  } catch (error) {
    return reportError(error, io);
  }
}

/**
 * What writes a line of the audit: to a file for its owner alone, or to stderr.
 *
 * @throws {UsageError} for a file that cannot be written
 */
function openAudit(path: string | undefined, { stderr }: CliIo): McpHostOptions['writeAudit'] {
  if (path === undefined) return (line) => say(stderr, line);
  const write = (line: string) => {
    try {
      appendPrivateFile(path, line);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unusable';
      throw new UsageError(`The audit file ${path} cannot be written (${code}).`, { cause: error });
    }
  };
  write('');
  return (line) => {
    try {
      write(line);
    } catch (error) {
      say(stderr, `${summarizeError(error)}\n${line}`);
      throw error;
    }
  };
}

/** A server that dies at its start shows nothing but "failed" in most clients: it starts, and its tools tell why. */
function open(flags: GlobalFlags, io: CliIo): Opened {
  const commandLine = ['okta-v2', ...(flags.instance === undefined ? [] : ['--instance', flags.instance])];
  try {
    const { integration, params } = openInstance(flags, io, systemClock);
    const url = String(params.url ?? '');
    return {
      instance: { integration, usesOAuth: parseTruth(params.use_oauth) === true },
      org: URL.canParse(url) ? new URL(url).host : 'that is not configured',
      commandLine,
      close: () => integration.close(),
    };
  } catch (error) {
    if (!(error instanceof IntegrationError)) throw error;
    return { instance: { problem: error }, org: 'that is not configured', commandLine, close: async () => {} };
  }
}

async function openDemo(flags: GlobalFlags, io: CliIo): Promise<Opened> {
  const { startSimulator } = await import('../../simulator/index.ts');
  const simulator = await startSimulator();
  const params = { url: simulator.url, credentials: { password: simulator.token } };
  const integration = toIntegration(params, flags, io, systemClock);
  return {
    instance: { integration, usesOAuth: false },
    org: `${new URL(simulator.url).host} (simulated)`,
    commandLine: ['okta-v2'],
    async close() {
      await integration.close();
      await simulator.close();
    },
  };
}
