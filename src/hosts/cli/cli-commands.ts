// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts for a shell and for a war room
import { TOOLSET_NAMES } from '../mcp/toolsets.ts';
import type { CliCommand } from './cli-command.ts';
import { CONTAIN_COMMAND } from './contain/contain-command.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;

export const CLI_COMMANDS: readonly CliCommand[] = [
  {
    name: 'demo',
    operands: '',
    summary: 'A short incident on a simulated Okta org; needs nothing else',
    description: [
      'Starts a simulated Okta org on this machine and tells the story of an account that has been taken over, with real commands through the real client. At a terminal you can go on typing afterwards.',
    ],
    honours: ['commands', 'format'],
    options: [],
    examples: ['okta-v2 demo'],
  },
  {
    name: 'war-room',
    operands: '',
    summary: 'A prompt for !okta-… lines that share a context',
    description: [
      'Reads lines as the War Room of Cortex does and keeps what they find, so that ${Account.ID} in a later line is replaced by it. Tab completes commands, arguments, and the ids and names seen in this session. Lines of earlier sessions are kept without secrets.',
      ':help lists the commands of the war room itself. Ctrl-C ends the running command, Ctrl-D or :quit the session. Lines that another program writes to standard input run as well; then the exit status is 1 if any of them failed, and 2 if one needs --yes because nobody can be asked.',
    ],
    honours: ['connection', 'commands', 'format'],
    options: [],
    examples: ['okta-v2 war-room', 'okta-v2 war-room --instance prod', 'okta-v2 war-room --format json < lines.txt'],
  },
  {
    name: 'run',
    operands: '[line]',
    summary: "Run one line, run '!okta-…', or a file of them, run --file steps.txt",
    description: [
      'Runs a line as the War Room of Cortex takes it; put it in single quotes, so that the shell leaves it alone. With - the line comes from standard input, which is the way for lines that hold a password.',
      'With --file the lines of a file run one after another with a shared context; blank lines and those that begin with # are left out. It stops at the first error, and prints a summary on stderr. A script asks nobody: a command that cannot be undone, or a change of several things at once, needs --yes.',
    ],
    honours: ['connection', 'commands', 'format', 'file', 'rows'],
    options: [
      { flag: 'file', takesValue: true, description: 'A file with one line for each step; - for standard input' },
      { flag: 'keep-going', takesValue: false, description: 'With --file: go on after an error' },
    ],
    examples: [
      "okta-v2 run '!okta-get-user username=jane@example.com verbose=true'",
      "okta-v2 run '!okta-list-users limit=5' --json",
      'okta-v2 run - < line.txt',
      'okta-v2 run --file steps.txt --dry-run',
    ],
  },
  CONTAIN_COMMAND,
  {
    name: 'investigate',
    operands: '<login>',
    runs: 'okta-investigate-user',
    summary: 'Report on one person: what happened, and what looks suspicious',
    description: [
      'Reads the account, its factors, roles, groups, apps, devices and consents, and what the System Log says of the person in the last 7 days, and tells what looks suspicious in it, with the events that are evidence of it. Nothing is changed.',
      'It takes all arguments of okta-investigate-user, such as --since, --until, --sections and --max-events: see okta-v2 help okta-investigate-user.',
    ],
    honours: ['connection', 'format'],
    options: [],
    examples: [
      'okta-v2 investigate jane@example.com',
      "okta-v2 investigate jane@example.com --since '30 days' --max-events 0",
      'okta-v2 investigate jane@example.com --sections factors,devices,events --json',
    ],
  },
  {
    name: 'init',
    operands: '',
    summary: 'Set up an instance: asks, tests, and writes the parameters file',
    description: [
      'Asks for the Okta URL and a credential, asks Okta whether they work, and writes them to the parameters file. Secrets are typed without being shown, and the parameters file does not hold them: it refers to a file of their own that only you can read, or to an environment variable.',
      'Flags can answer everything instead, so that a program can do it. An instance that already exists is replaced only with --yes, or when you agree.',
    ],
    honours: ['connection'],
    options: [
      {
        flag: 'secret-env',
        takesValue: true,
        description: 'The environment variable that holds the token or private key',
      },
      { flag: 'secret-file', takesValue: true, description: 'The file that holds the token or private key' },
      { flag: 'store-secret', takesValue: false, description: 'Write the secret into the parameters file in clear' },
      { flag: 'no-test', takesValue: false, description: 'Do not ask Okta whether it works' },
    ],
    examples: [
      'okta-v2 init',
      'okta-v2 init --instance prod --url https://example.okta.com --secret-env OKTA_PROD_TOKEN',
      'okta-v2 init --instance prod --url https://example.okta.com --use-oauth --client-id 0oa1 --secret-file key.pem',
    ],
  },
  {
    name: 'test',
    operands: '',
    summary: 'Ask Okta whether the instance works',
    description: ['Does what the Test button of Cortex does.'],
    honours: ['connection', 'format'],
    options: [],
    examples: ['okta-v2 test', 'okta-v2 test --instance prod'],
  },
  {
    name: 'auth check',
    operands: '',
    summary: 'Who you are signed in as, and what you may do',
    description: [
      'Shows which authentication is used and for whom, the scopes that were granted, those that are missing and what each missing one disables, whether tokens are bound to a key (DPoP), and how far the clock of this machine is from that of Okta.',
    ],
    honours: ['connection', 'format'],
    options: [],
    examples: ['okta-v2 auth check', 'okta-v2 auth check --json'],
  },
  {
    name: 'commands',
    operands: '',
    summary: 'List the okta-* commands',
    description: ['Lists the commands that run, the war room and Cortex know.'],
    honours: ['commands'],
    options: [],
    examples: ['okta-v2 commands'],
  },
  {
    name: 'simulator',
    operands: '',
    summary: 'Run the simulated Okta org alone, until Ctrl-C',
    description: [
      'Serves a simulated Okta org over HTTP and prints how to reach it. It forgets everything at its end.',
    ],
    honours: [],
    options: [{ flag: 'port', takesValue: true, description: 'The port to listen on; default: any that is free' }],
    examples: ['okta-v2 simulator --port 8080'],
  },
  {
    name: 'mcp',
    operands: '',
    summary: 'The commands as tools for AI assistants (Model Context Protocol)',
    description: [
      'Serves an MCP client on standard input and output until it closes them. Nothing is asked of Okta before the first call; without a configuration the tools say how to set one up.',
      'Tools only read unless --allow-writes or --allow-destructive is given; then a person is asked through the client before each change, with facts read a moment ago. Each flag can be an environment variable instead: --allow-writes is OKTA_V2_MCP_ALLOW_WRITES=true.',
      '--http serves HTTP on this machine, with a token that it prints; any other address needs --issuer and --audience, and a proxy for TLS.',
      'docs/mcp.md says how to set up Claude Code, Claude Desktop, VS Code and Cursor.',
    ],
    honours: ['connection'],
    options: [
      { flag: 'demo', takesValue: false, description: 'Use a simulated Okta org instead of a real one' },
      { flag: 'read-only', takesValue: false, description: 'Only tools that read, whatever else is given' },
      { flag: 'allow-writes', takesValue: false, description: 'Also tools that change something' },
      { flag: 'allow-destructive', takesValue: false, description: 'Also tools whose effect cannot be undone' },
      {
        flag: 'toolsets',
        takesValue: true,
        description: `Sets of tools, with commas: ${TOOLSET_NAMES.join(', ')}, all; default investigation`,
      },
      { flag: 'tools', takesValue: true, description: 'Single tools beside the sets, or instead of the default one' },
      { flag: 'exclude-tools', takesValue: true, description: 'Tools to leave out' },
      {
        flag: 'confirm',
        takesValue: true,
        description: 'ask: a person, through the client; client: what can be undone is left to the client; default ask',
        values: ['ask', 'client'],
      },
      { flag: 'max-writes', takesValue: true, description: 'Changes in a minute; default 10' },
      { flag: 'max-output-tokens', takesValue: true, description: 'The size of an answer; default 8000' },
      {
        flag: 'schema',
        takesValue: true,
        description: 'lean, or full: every argument and output described; default lean',
        values: ['lean', 'full'],
      },
      { flag: 'save-dir', takesValue: true, description: 'The folder in which tools may save whole lists' },
      { flag: 'http', takesValue: false, description: 'Serve HTTP instead of standard input and output' },
      { flag: 'host', takesValue: true, description: 'With --http: the address to listen on; default 127.0.0.1' },
      { flag: 'port', takesValue: true, description: 'With --http: the port; 0 for any; default 8931' },
      { flag: 'issuer', takesValue: true, description: 'With --http: the authorization server whose tokens count' },
      {
        flag: 'audience',
        takesValue: true,
        description: 'With --http: the public address of this server, /mcp included',
      },
      { flag: 'audit', takesValue: true, description: 'The file for one JSON line a call; default stderr' },
    ],
    examples: [
      'okta-v2 mcp --demo',
      'okta-v2 mcp --instance prod --allow-writes --audit ~/okta-mcp.log',
      'okta-v2 mcp --http',
    ],
  },
  {
    name: 'completion',
    operands: '<shell>',
    operandValues: SHELLS,
    summary: 'Print the completion script for bash, zsh or fish',
    description: ['Prints a script that teaches a shell to complete the commands, flags and predefined values.'],
    honours: [],
    options: [],
    examples: [
      'source <(okta-v2 completion bash)',
      'okta-v2 completion zsh > "${fpath[1]}/_okta-v2"',
      'okta-v2 completion fish > ~/.config/fish/completions/okta-v2.fish',
    ],
  },
  {
    name: 'help',
    operands: '[command]',
    summary: 'Show help, or the manual page of one command',
    description: ['Every command shows the same with --help.'],
    honours: ['commands'],
    options: [],
    examples: ['okta-v2 help okta-get-user', 'okta-v2 help init'],
  },
];
