/**
 * The parameters of an instance: what Cortex's settings form shows, and where else each may come from. Names, displays
 * and order are those of the reference integration; existing instances keep their settings by these names.
 */
export interface Parameter {
  readonly name: string;
  /**
   * Cortex's parameter type: 0 text, 4 encrypted text, 8 check box, 9 credentials, 12 long text, 14 encrypted long text,
   * 15 select.
   */
  readonly cortexType: 0 | 4 | 8 | 9 | 12 | 14 | 15;
  /** Cortex's form does not show it: for the command line and programs alone. */
  readonly outsideCortexOnly?: true;
  /** The part of Cortex's form that shows it; default: Connect. */
  readonly section?: 'Optimize';
  readonly display: string;
  /** The label of a credentials parameter's password field. */
  readonly displayPassword?: string;
  readonly help?: string;
  readonly required: boolean;
  readonly default?: string;
  readonly options?: readonly string[];
  readonly advanced?: boolean;
  /** Kept for instances made before `credentials` came; no longer shown. */
  readonly hidden?: boolean;
  /** Never a command-line flag, never shown. */
  readonly secret: boolean;
  /**
   * `add`: a flag or an environment variable adds to what the parameters file says and takes nothing away;
   * `ignored`: only the parameters file, or Cortex's form, may set it. Default: they replace it.
   */
  readonly override?: 'add' | 'ignored';
  /** Environment variables, the first that is set wins; those of Okta's own SDKs and CLI where they have one. */
  readonly environment: readonly string[];
}

const SEE_HELP = "See detailed instructions on the 'Help' tab.";

export const JWT_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'] as const;
export type JwtAlgorithm = (typeof JWT_ALGORITHMS)[number];

export const PARAMETERS: readonly Parameter[] = [
  {
    name: 'url',
    cortexType: 0,
    display: 'Okta URL (https://<domain>.okta.com)',
    required: true,
    secret: false,
    environment: ['OKTA_CLIENT_ORGURL'],
  },
  {
    name: 'credentials',
    cortexType: 9,
    display: '',
    displayPassword: 'API Token',
    required: false,
    secret: true,
    environment: ['OKTA_CLIENT_TOKEN'],
  },
  {
    name: 'apitoken',
    cortexType: 4,
    display: 'API Token',
    required: false,
    hidden: true,
    secret: true,
    environment: [],
  },
  {
    name: 'use_oauth',
    cortexType: 8,
    display: 'Use OAuth 2.0 Authentication',
    help: SEE_HELP,
    required: false,
    secret: false,
    environment: ['OKTA_CLIENT_USE_OAUTH'],
  },
  {
    name: 'client_id',
    cortexType: 0,
    display: 'Client ID',
    help: `Required and used if OAuth 2.0 is used for authentication. ${SEE_HELP}`,
    required: false,
    secret: false,
    environment: ['OKTA_CLIENT_CLIENTID'],
  },
  {
    name: 'private_key',
    cortexType: 14,
    display: 'Private Key',
    help: `In PEM format. Required and used if OAuth 2.0 is used for authentication. ${SEE_HELP}`,
    required: false,
    secret: true,
    environment: ['OKTA_CLIENT_PRIVATEKEY'],
  },
  {
    name: 'jwt_algorithm',
    cortexType: 15,
    display: 'JWT Signing Algorithm',
    help: `Algorithm to sign generated JWT tokens with. Doesn't affect integration's functionality. Required and used if OAuth 2.0 is used for authentication. ${SEE_HELP}`,
    required: false,
    default: 'RS256',
    options: JWT_ALGORITHMS,
    secret: false,
    environment: ['OKTA_CLIENT_JWT_ALGORITHM'],
  },
  {
    name: 'key_id',
    cortexType: 0,
    display: 'Key ID',
    help: 'Required and used if more than one key is used for signing JWT tokens.',
    required: false,
    secret: false,
    environment: ['OKTA_CLIENT_PRIVATEKEYID', 'OKTA_CLIENT_KID'],
  },
  {
    name: 'insecure',
    cortexType: 8,
    display: 'Trust any certificate (not secure)',
    required: false,
    advanced: true,
    secret: false,
    environment: ['OKTA_CLIENT_INSECURE'],
  },
  {
    name: 'proxy',
    cortexType: 8,
    display: 'Use system proxy settings',
    required: false,
    advanced: true,
    secret: false,
    environment: ['OKTA_CLIENT_PROXY'],
  },
  {
    name: 'allow_http',
    cortexType: 8,
    outsideCortexOnly: true,
    display: 'Send the credential over plain http (not secure)',
    required: false,
    secret: false,
    environment: [],
  },
  {
    name: 'protected_users',
    cortexType: 12,
    section: 'Optimize',
    display: 'Protected users',
    help: 'Logins or IDs, separated by commas or line ends. Commands that suspend, delete or otherwise disable a user refuse to act on these.',
    required: false,
    secret: false,
    override: 'add',
    environment: ['OKTA_PROTECTED_USERS'],
  },
  {
    name: 'protected_groups',
    cortexType: 12,
    section: 'Optimize',
    display: 'Protected groups',
    help: 'Names or IDs, separated by commas or line ends. The members of these groups are protected like the protected users.',
    required: false,
    secret: false,
    override: 'add',
    environment: ['OKTA_PROTECTED_GROUPS'],
  },
  {
    name: 'protected_ips',
    cortexType: 12,
    section: 'Optimize',
    display: 'Protected IP addresses',
    help: 'IP addresses, CIDR ranges or IP ranges, separated by commas or line ends, that are never blocked, such as the addresses of your own offices.',
    required: false,
    secret: false,
    override: 'add',
    environment: ['OKTA_PROTECTED_IPS'],
  },
  {
    name: 'allow_privilege_changes',
    cortexType: 8,
    section: 'Optimize',
    display: 'Allow commands to assign admin roles',
    help: 'If not selected, okta-assign-user-role refuses to do anything.',
    required: false,
    secret: false,
    override: 'ignored',
    environment: [],
  },
];
