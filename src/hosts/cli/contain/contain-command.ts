import type { CliCommand } from '../cli-command.ts';

/** `okta-v2 contain`, as help and completion read it. */
export const CONTAIN_COMMAND: CliCommand = {
  name: 'contain',
  operands: '',
  summary: 'Contain any number of users, with a journal by which it can go on',
  description: [
    'Does what okta-contain-user does to everybody in a file, five at a time, as fast as the rate limits of the org allow. It shows the first twenty names and asks for the number of users to be typed.',
    'The journal gets a line before each step and one after it, each on the disk before the run goes on; only you can read it. Ctrl-C ends the run at the end of the steps under way, without waiting for a rate limit. With --resume a run that ended too early goes on: nothing that has an end is sent again. What was begun and has no end is looked up (suspension, password, factors) or sent again where that does no harm (factors, sessions, grants), and named at the end.',
    'Exit status 0: everybody is contained; 1: somebody is not, or the run has ended too early.',
  ],
  honours: ['connection', 'run'],
  options: [
    {
      flag: 'file',
      takesValue: true,
      completes: 'file',
      description: 'A file with one login or id a line; - for standard input',
    },
    { flag: 'journal', takesValue: true, completes: 'file', description: 'The file in which the run is kept' },
    { flag: 'resume', takesValue: false, description: 'Go on with the run of this journal' },
    { flag: 'actions', takesValue: true, description: 'As for okta-contain-user; default suspend,clear_sessions' },
    { flag: 'revokeOauthTokens', takesValue: true, description: 'As for okta-contain-user; default true' },
    { flag: 'forgetDevices', takesValue: true, description: 'As for okta-contain-user; default true' },
    { flag: 'removeRecoveryEnrollment', takesValue: true, description: 'As for okta-contain-user' },
  ],
  examples: [
    'okta-v2 contain --file logins.txt --journal contain.ndjson --dry-run',
    'okta-v2 contain --file logins.txt --journal contain.ndjson',
    'okta-v2 contain --file logins.txt --journal contain.ndjson --resume',
  ],
};
