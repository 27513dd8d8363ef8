/** The CLI and the MCP host in one, so that the word `mcp` loads a single script. */
export { runMcp } from './mcp.ts';
export { runCli } from './run-cli.ts';
