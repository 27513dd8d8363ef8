import type { ErrorCode } from '../errors.ts';

interface ErrorDescription {
  /** The class that has this code. */
  readonly class: string;
  readonly cause: string;
  readonly remedy: string;
}

const key = (cause: string, remedy: string): ErrorDescription => ({ class: 'SigningKeyError', cause, remedy });
const usage = (cause: string, remedy: string): ErrorDescription => ({ class: 'UsageError', cause, remedy });
const transport = (cause: string, remedy: string): ErrorDescription => ({ class: 'TransportError', cause, remedy });

/** The message names those whose names are near, where there are any. */
const NAME_REMEDY = 'Check the name. Where the message lists names and ids, use one of these.';

/** TypeScript refuses this table if a code is missing, and if there is one that no error can have. */
const DESCRIPTIONS: Readonly<Record<ErrorCode, ErrorDescription>> = {
  usage: usage('The command cannot be run as it was given.', 'The message says what to change.'),
  unknown_command: usage(
    'There is no command of this name.',
    'Use the name that the message suggests, or see the list of commands.',
  ),
  invalid_arguments: usage(
    'An argument is missing, unknown or has a wrong value. Okta was not asked.',
    'The message names every argument that is wrong.',
  ),
  invalid_path_segment: usage(
    'An id or a name is empty, or `.` or `..`, and cannot be part of an address.',
    'Give the whole id.',
  ),
  consent_needed: usage(
    'The change needs the consent of a person, and nobody can be asked: no terminal, a script, piped lines.',
    'Check whom it means, and add `--yes`. Nothing was sent.',
  ),
  unclosed_quote: usage('A quote or backtick in the line is not closed.', 'Close it, or escape it with a backslash.'),
  not_a_list: usage('The command has no rows that could be streamed.', 'Run it with `run` instead of `stream`.'),
  user_not_found: usage('No user has this login.', 'Check the login, or use the user id.'),
  group_not_found: usage('No group has exactly this name.', NAME_REMEDY),
  application_not_found: usage('No application has exactly this name.', NAME_REMEDY),
  zone_not_found: usage('No zone has exactly this name.', NAME_REMEDY),
  rule_not_found: usage('No group rule has exactly this name.', NAME_REMEDY),
  ambiguous_name: usage(
    'Several users, groups, applications, zones or rules match the name.',
    'Use one of the ids in the message.',
  ),
  protected_user: usage(
    'The user, or a group that they are in, is protected from changes by the parameters of the instance.',
    'Make the change in Okta, or have an administrator change the parameters.',
  ),
  own_account: usage(
    "The change would hit the account that the instance's own API token belongs to.",
    'Make the change in Okta, or with another token.',
  ),
  last_super_admin: usage(
    'No other active super administrator would be left, or that could not be made sure.',
    'Give someone else the role first.',
  ),
  role_of_group: usage(
    'The role comes through a group and cannot be taken from the user alone.',
    'Take the user out of the group, or the role from the group.',
  ),
  switched_off: usage(
    'The parameters of the instance do not allow such changes (`allow_privilege_changes`).',
    'Have an administrator allow them.',
  ),
  wrong_state: usage(
    'The thing is in a state in which this cannot be done.',
    'Bring it into the state that the message names.',
  ),
  step_failed: {
    class: 'IntegrationError',
    cause: 'Not every step for a user was carried out, or what became of one could not be confirmed.',
    remedy: 'The message names each of these steps, and why it failed.',
  },
  factor_not_found: usage('The user has no such factor.', 'Enroll the factor, or name another one.'),
  authenticator_not_found: usage('The org has no such authenticator.', 'Activate the authenticator in Okta.'),
  feature_missing: {
    class: 'FeatureMissingError',
    cause: "The org does not have the feature that the command is about (Okta's E0000015).",
    remedy: 'Use another command, or have Okta add the feature.',
  },
  refused_address: usage(
    'All addresses are private, very wide, or protected by the parameters of the instance. Okta was not asked.',
    'The message says what each of them meets; `force=true` takes all but the protected ones.',
  ),
  wrong_kind: usage('The group or zone is of a kind on which this command cannot act.', 'The message names the kind.'),
  zone_full: usage(
    'The zone would hold more addresses than Okta allows.',
    'Use another zone, or remove addresses first.',
  ),
  configuration: {
    class: 'ConfigurationError',
    cause: 'A parameter of the instance is missing or wrong.',
    remedy: 'The message names the parameter and what it needs.',
  },
  file: {
    class: 'FileError',
    cause:
      'A file cannot be read or written. `systemCode` is the code of the system, such as `ENOSPC` for a full disk.',
    remedy: 'The message names the file and says what to do.',
  },
  output: {
    class: 'OutputError',
    cause: 'Standard output takes no more text, for example because the disk of the file that it leads to is full.',
    remedy: 'Free some space, or redirect it elsewhere. If the command changed something, that is done.',
  },
  signing_key: key('The private key cannot be used.', 'The message says why.'),
  signing_key_format: key('The text is no private key in a form that is known.', 'Paste a PEM text or a JWK, whole.'),
  signing_key_kind: key('The key is of a kind that Okta does not accept.', 'Use an RSA or an EC key.'),
  signing_key_algorithm: key('The key does not fit the chosen algorithm.', 'Choose an algorithm for this kind of key.'),
  signing_key_not_found: key('No key in the set has the given key ID.', 'Enter the `kid` of a key in the set.'),
  signing_key_ambiguous: key('There are several keys, and none is chosen.', 'Paste one key, or enter a key ID.'),
  signing_key_weak: key('The RSA key is too short.', 'Make a key of 2,048 bits or more.'),
  signing_key_truncated: key('The end of the key is missing.', 'Paste it again, with its last line.'),
  signing_key_damaged: key('Characters inside the key are missing or changed.', 'Paste it again, whole.'),
  signing_key_public: key('This is the public key.', 'Paste the private key.'),
  signing_key_encrypted: key('The key is protected by a passphrase.', 'Paste a copy without a passphrase.'),
  token_request: {
    class: 'TokenRequestError',
    cause: "Okta's token endpoint refused. `error` has OAuth's code, such as `invalid_client`.",
    remedy: 'The message says which parameter or which setting of the app in Okta to check.',
  },
  okta_api: {
    class: 'OktaApiError',
    cause:
      "Okta answered with an error. `status` and `errorCode` are Okta's (https://developer.okta.com/docs/reference/error-codes/).",
    remedy: "Okta's own words are in the message, with a hint where one is known.",
  },
  unexpected_response: {
    class: 'UnexpectedResponseError',
    cause: 'The answer is not what Okta sends: not JSON, of another shape, or with a link to another address.',
    remedy: 'Check the Okta URL, and whether a proxy answers in place of Okta.',
  },
  internal: {
    class: 'InternalError',
    cause:
      'A bug in okta-v2 or in a command of your own, or a refusal of the operating system. `cause` is what was thrown.',
    remedy: 'If it is a bug of okta-v2, report it.',
  },
  transport_timeout: transport('No complete answer came in time.', 'Check the network, then try again.'),
  transport_dns: transport('The name of the org or of the proxy cannot be resolved.', 'Check the Okta URL and DNS.'),
  transport_refused: transport('Nothing listens at the address.', 'Check the Okta URL, the port and firewalls.'),
  transport_reset: transport(
    'The connection broke. `sent` says whether the request may have reached Okta.',
    'After a change, look at its result before you repeat it.',
  ),
  transport_tls: transport(
    'The certificate is not trusted, or TLS failed.',
    'Add your certificate authority, see the message.',
  ),
  transport_proxy: transport('The proxy refused or failed.', 'Check the proxy settings and its credentials.'),
  transport_aborted: transport('The command was cancelled.', 'If it changed something, look at the result first.'),
  transport_too_large: transport(
    'The answer is larger than what is accepted.',
    'Ask for fewer rows with `limit` or a filter.',
  ),
};

const INTRODUCTION = `# Errors

<!-- Made from src/build/error-page.ts by \`npm run generate\`. -->

A command that fails gives an error entry whose text is \`Failed to execute <command> command. Error: <what happened>\`. The CLI ends
with status 1 then, with status 2 if the usage or the configuration is wrong, and with status 3 if the one thing that was
named does not exist. In a program, the result's \`error\` is an instance of one of these classes. All of them extend
\`IntegrationError\` and have a \`code\` that does not change between versions. A bug is an \`InternalError\`, whose \`cause\`
is what was thrown.

An HTTP error of Okta reads \`Error in API call [<status>] - <reason>\`, with Okta's own answer below it. In place of a secret
there is \`<XX_REPLACED>\`.

| code | class | cause | what to do |
|---|---|---|---|
`;

/** The text of `docs/errors.md`: every error code with its cause and its remedy. */
export function toErrorPage(): string {
  const rows = Object.entries(DESCRIPTIONS).map(
    ([code, { class: name, cause, remedy }]) => `| \`${code}\` | \`${name}\` | ${cause} | ${remedy} |\n`,
  );
  return INTRODUCTION + rows.join('');
}
