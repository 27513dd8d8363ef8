import type { Filter } from 'scim2-parse-filter';
import { OktaError } from '../okta-error.ts';
import { matchesFilter } from './evaluate-filter.ts';
import { FilterSyntaxError, parseFilter } from './parse-filter.ts';

/** What one query parameter of one endpoint understands. */
interface Dialect {
  readonly caseSensitive: boolean;
  /** The operators that an attribute allows; undefined for an unknown attribute. */
  operators(attribute: string): readonly string[] | undefined;
  readonly combine: 'none' | 'and-or' | 'and-or-not';
  malformed(text: string, error: FilterSyntaxError): OktaError;
  unsupported(text: string, attribute: string, known: boolean): OktaError;
}

const EQUAL = ['eq'] as const;
const ORDERED = ['eq', 'gt', 'ge', 'lt', 'le'] as const;

const invalidSearch = (): OktaError =>
  new OktaError(400, 'E0000031', 'Invalid search criteria.', ['Invalid search syntax.']);
const invalidScim = (): OktaError => new OktaError(400, 'E0000053', 'Invalid SCIM filter.');
const unsupportedFilter = (): OktaError => new OktaError(400, 'E0000094', 'The provided filter is unsupported.');
const among = (names: readonly string[], operators: readonly string[]): Map<string, readonly string[]> =>
  new Map(names.map((name) => [name, operators]));

const USER_FILTER = new Map([
  ...among(['status', 'id', 'profile.login', 'profile.email', 'profile.firstName', 'profile.lastName'], EQUAL),
  ...among(['lastUpdated'], ORDERED),
]);
const USER_SEARCH_TOP = ['id', 'status', 'created', 'activated', 'statusChanged', 'lastUpdated', 'type.id'];
const USER_SEARCH_CONTAINS = ['profile.firstName', 'profile.lastName', 'profile.email', 'profile.login'];
const GROUP_FILTER = new Map([
  ...among(['id', 'type'], EQUAL),
  ...among(['lastUpdated', 'lastMembershipUpdated'], ORDERED),
]);
const GROUP_SEARCH = new Map([
  ...among(['id', 'type', 'source.id'], ['eq', 'sw']),
  ...among(['created', 'lastUpdated', 'lastMembershipUpdated'], ['eq', 'sw', 'gt', 'ge', 'lt', 'le']),
  ...among(['profile.name', 'profile.description'], ['eq', 'sw', 'co']),
]);
const APP_FILTER = among(
  ['id', 'status', 'name', 'credentials.signing.kid', 'settings.slo.enabled', 'user.id', 'group.id'],
  EQUAL,
);
const ZONE_FILTER = among(['id', 'usage', 'system'], EQUAL);
const DEVICE_CONTAINS = ['displayName', 'serialNumber', 'imei', 'meid', 'udid', 'sid'].map((name) => `profile.${name}`);

/** All paths of a LogEvent but `published`, which has `since` and `until`. A `*` means any last name. */
const LOG_PATHS = [
  'actor.id actor.type actor.alternateId actor.displayName actor.detailEntry.*',
  'client.id client.device client.zone client.ipAddress client.userAgent.rawUserAgent client.userAgent.os',
  'client.userAgent.browser client.geographicalContext.city client.geographicalContext.state',
  'client.geographicalContext.country client.geographicalContext.postalCode',
  'client.geographicalContext.geolocation.lat client.geographicalContext.geolocation.lon',
  'device.*',
  'authenticationContext.*',
  'displayMessage eventType legacyEventType severity uuid version outcome.result outcome.reason',
  'securityContext.asNumber securityContext.asOrg securityContext.isp securityContext.domain securityContext.isProxy',
  'securityContext.risk.* securityContext.ipDetails.* securityContext.userBehaviors.* securityContext.botProtection.*',
  'debugContext.debugData.*',
  'transaction.type transaction.id transaction.detail.*',
  'request.ipChain.ip request.ipChain.version request.ipChain.source request.ipChain.geographicalContext.*',
  'target.id target.type target.alternateId target.displayName target.detailEntry.*',
].flatMap((line) => line.split(' '));
const LOG_EXACT = new Set(LOG_PATHS.filter((path) => !path.endsWith('.*')));
const LOG_PREFIXES = LOG_PATHS.filter((path) => path.endsWith('.*')).map((path) => path.slice(0, -1));
const LOG_OPERATORS = ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'sw', 'ew', 'co', 'pr'] as const;
/** The list in Okta's own error text. */
const LOG_OPERATORS_TOLD = 'eq,co,sw,pr,gt,ge,lt,le';
const LOG_WITHOUT_CONTAINS = new Set(['debugContext.debugData.url', 'debugContext.debugData.requestUri']);

const DIALECTS = {
  'users.filter': {
    caseSensitive: true,
    operators: (attribute) => USER_FILTER.get(attribute),
    combine: 'and-or',
    malformed: invalidSearch,
    unsupported: invalidSearch,
  },
  'users.search': {
    caseSensitive: false,
    operators(attribute) {
      if (!attribute.startsWith('profile.') && !USER_SEARCH_TOP.includes(attribute)) return undefined;
      return [...ORDERED, 'sw', 'pr', ...(USER_SEARCH_CONTAINS.includes(attribute) ? ['co'] : [])];
    },
    combine: 'and-or',
    malformed: invalidSearch,
    unsupported: invalidSearch,
  },
  'groups.filter': {
    caseSensitive: true,
    operators: (attribute) => GROUP_FILTER.get(attribute),
    combine: 'and-or',
    malformed: invalidScim,
    unsupported: unsupportedFilter,
  },
  'groups.search': {
    caseSensitive: false,
    operators: (attribute) =>
      GROUP_SEARCH.get(attribute) ?? (attribute.startsWith('profile.') ? ['eq', 'sw'] : undefined),
    combine: 'and-or',
    malformed: invalidSearch,
    unsupported: invalidSearch,
  },
  'apps.filter': {
    caseSensitive: true,
    operators: (attribute) => APP_FILTER.get(attribute),
    combine: 'none',
    malformed: invalidScim,
    unsupported: unsupportedFilter,
  },
  'zones.filter': {
    caseSensitive: true,
    operators: (attribute) => ZONE_FILTER.get(attribute),
    combine: 'and-or',
    malformed: invalidScim,
    unsupported: unsupportedFilter,
  },
  'devices.search': {
    caseSensitive: false,
    operators(attribute) {
      if (DEVICE_CONTAINS.includes(attribute)) return [...ORDERED, 'sw', 'co', 'pr'];
      const known = ['id', 'status', 'lastUpdated'].includes(attribute) || attribute.startsWith('profile.');
      return known ? [...ORDERED, 'sw', 'pr'] : undefined;
    },
    combine: 'and-or',
    malformed: invalidSearch,
    unsupported: invalidSearch,
  },
  'logs.filter': {
    caseSensitive: true,
    operators(attribute) {
      const known = LOG_EXACT.has(attribute) || LOG_PREFIXES.some((prefix) => attribute.startsWith(prefix));
      if (!known) return undefined;
      return LOG_WITHOUT_CONTAINS.has(attribute) ? LOG_OPERATORS.filter((op) => op !== 'co') : LOG_OPERATORS;
    },
    combine: 'and-or-not',
    malformed(text, { operator }) {
      const detail =
        operator === undefined
          ? 'The filter is not well-formed.'
          : `Unrecognized attribute operator '${operator.text}' at position ${operator.position}. Expected: ${LOG_OPERATORS_TOLD}`;
      return new OktaError(400, 'E0000053', `Invalid filter '${text}': ${detail}`);
    },
    unsupported: (_text, attribute, known) =>
      known ? invalidSearch() : new OktaError(400, 'E0000053', `field is not valid: ${attribute}`),
  },
} satisfies Record<string, Dialect>;

export type DialectName = keyof typeof DIALECTS;

/** Reads a filter in the dialect of one endpoint and gives the test that rows must pass; throws Okta's error. */
export function compileFilter(name: DialectName, text: string): (subject: unknown) => boolean {
  const dialect: Dialect = DIALECTS[name];
  let filter: Filter;
  try {
    filter = parseFilter(text);
  } catch (error) {
    if (error instanceof FilterSyntaxError) throw dialect.malformed(text, error);
    throw error;
  }
  check(filter, dialect, text);
  return (subject) => matchesFilter(filter, subject, dialect);
}

function check(filter: Filter, dialect: Dialect, text: string): void {
  if ('filters' in filter) {
    if (dialect.combine === 'none') throw dialect.unsupported(text, '', true);
    for (const part of filter.filters) check(part, dialect, text);
  } else if ('filter' in filter) {
    if (dialect.combine !== 'and-or-not') throw dialect.unsupported(text, 'not', true);
    check(filter.filter, dialect, text);
  } else {
    const operators = dialect.operators(filter.attrPath);
    if (operators === undefined) throw dialect.unsupported(text, filter.attrPath, false);
    if (!operators.includes(filter.op)) throw dialect.unsupported(text, filter.attrPath, true);
  }
}
