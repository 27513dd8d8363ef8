import { isIP, isIPv4 } from 'node:net';
import { isJsonObject } from './body.ts';
import { OktaError, validationFailed } from './okta-error.ts';
import type { Org } from './org.ts';
import type { Json, JsonObject, ZoneRecord } from './records.ts';

/** What a request to create or replace a zone asks for, checked. */
export interface ZoneRequest {
  type: ZoneRecord['type'];
  name: string;
  usage: ZoneRecord['usage'];
  details: JsonObject;
}

const TYPES = ['IP', 'DYNAMIC', 'DYNAMIC_V2'] as const;
const USAGES = ['POLICY', 'BLOCKLIST'] as const;
const PROXY_TYPES = [null, '', 'null', 'Any', 'Tor', 'NotTorAnonymizer'];
const MAX_NAME = 128;
const MAX_ENTRIES_OF_ALL_ZONES = 25_000;
const MAX_DYNAMIC_ENTRIES = 75;
export const EXEMPT_ZONE = 'DefaultExemptIpZone';

export function checkZone(org: Org, body: JsonObject, self?: ZoneRecord): ZoneRequest {
  const type = TYPES.find((one) => one === body.type);
  if (type === undefined) throw validationFailed('type', 'type: The field is not valid');
  if (self !== undefined && self.type !== type)
    throw validationFailed('type', 'type: The type of a zone cannot be changed');
  const { name } = body;
  if (typeof name !== 'string' || name.trim() === '') {
    throw validationFailed('name', 'name: The field cannot be left blank');
  }
  if (name.length > MAX_NAME) {
    throw validationFailed('name', `name: String length must be less than or equal to ${MAX_NAME}`);
  }
  if (self?.system === true && self.name !== name)
    throw validationFailed('name', 'name: A system zone cannot be renamed');
  if ([...org.zones.values()].some((zone) => zone !== self && zone.name === name)) {
    throw validationFailed('name', 'name: An object with this field already exists in the current organization');
  }
  const usage = USAGES.find((one) => one === (body.usage ?? self?.usage ?? 'POLICY'));
  if (usage === undefined) throw validationFailed('usage', 'usage: The field is not valid');
  const details = type === 'IP' ? checkAddresses(org, body, usage, self) : checkDynamic(body, type);
  return { type, name, usage, details };
}

function checkAddresses(org: Org, body: JsonObject, usage: ZoneRecord['usage'], self?: ZoneRecord): JsonObject {
  const system = self?.system === true;
  const isExempt = system && self.name === EXEMPT_ZONE;
  const gateways = addressesOf(body, 'gateways');
  const proxies = addressesOf(body, 'proxies');
  if (isExempt && body.useAsExemptList !== true) {
    throw validationFailed('useAsExemptList', `useAsExemptList: Okta does not allow usage changes for ${EXEMPT_ZONE}`);
  }
  if (isExempt && proxies.length > 0) {
    throw validationFailed('proxies', `proxies: ${EXEMPT_ZONE} takes gateways only`);
  }
  if (!system && gateways.length + proxies.length === 0) {
    throw validationFailed('gateways', 'gateways: At least one gateway or proxy must be specified');
  }
  const maxGateways = usage === 'BLOCKLIST' ? 1000 : system ? 5000 : 150;
  const maxProxies = system ? 5000 : 150;
  if (gateways.length > maxGateways) {
    throw validationFailed('gateways', `gateways: No more than ${maxGateways} gateways may be included in an IP Zone.`);
  }
  if (proxies.length > maxProxies) {
    throw validationFailed('proxies', `proxies: No more than ${maxProxies} proxies may be included in an IP Zone.`);
  }
  const others = [...org.zones.values()].filter((zone) => zone !== self);
  const total = others.reduce((sum, zone) => sum + countEntries(zone), gateways.length + proxies.length);
  if (total > MAX_ENTRIES_OF_ALL_ZONES) {
    throw validationFailed(
      'gateways',
      `gateways: No more than ${MAX_ENTRIES_OF_ALL_ZONES} entries may be in all zones.`,
    );
  }
  return {
    gateways: gateways.length > 0 ? gateways : null,
    proxies: proxies.length > 0 ? proxies : null,
    ...(isExempt ? { useAsExemptList: true } : {}),
  };
}

function countEntries(zone: ZoneRecord): number {
  const { gateways, proxies } = zone.details;
  return (Array.isArray(gateways) ? gateways.length : 0) + (Array.isArray(proxies) ? proxies.length : 0);
}

/** The addresses in Okta's form: a single address becomes a range from itself to itself. */
function addressesOf(body: JsonObject, field: 'gateways' | 'proxies'): JsonObject[] {
  const value = body[field];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw validationFailed(field, `${field}: must be an array`);
  return value.map((entry) => {
    const { type, value: text } = isJsonObject(entry) ? entry : {};
    if ((type !== 'CIDR' && type !== 'RANGE') || typeof text !== 'string') {
      throw validationFailed(field, `${field}: each entry needs a type (CIDR or RANGE) and a value`);
    }
    return { type, value: type === 'CIDR' ? checkCidr(field, text) : checkRange(field, text) };
  });
}

function checkCidr(field: string, text: string): string {
  const [address = '', bits = '', ...rest] = text.split('/');
  const max = isIP(address) === 6 ? 128 : 32;
  const isValid = isIP(address) !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= max && rest.length === 0;
  if (!isValid) throw validationFailed(field, `${field}: The CIDR: ${text} is invalid.`);
  return text;
}

function checkRange(field: string, text: string): string {
  const [first = '', last = first, ...rest] = text.split('-');
  for (const address of [first, last, ...rest]) {
    if (isIPv4(address) && rest.length === 0) continue;
    throw validationFailed(
      field,
      `${field}: The IP: ${address} in the RANGE: ${text} is invalid. Make sure it is a valid IPV4.`,
    );
  }
  if (toNumber(first) > toNumber(last)) {
    throw validationFailed(field, `${field}: The RANGE: ${text} is invalid. Its first IP is greater than its last.`);
  }
  return `${first}-${last}`;
}

function toNumber(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function checkDynamic(body: JsonObject, type: 'DYNAMIC' | 'DYNAMIC_V2'): JsonObject {
  const fields = type === 'DYNAMIC' ? ['locations', 'asns'] : ['locations', 'asns', 'ipServiceCategories'];
  const details: JsonObject = {};
  for (const field of fields) {
    const value = body[field];
    const lists: Json[] =
      type === 'DYNAMIC' || !isJsonObject(value) ? [value ?? []] : [value.include ?? [], value.exclude ?? []];
    for (const list of lists) {
      if (!Array.isArray(list)) throw validationFailed(field, `${field}: must be an array`);
      if (list.length > MAX_DYNAMIC_ENTRIES) {
        throw validationFailed(
          field,
          `${field}: No more than ${MAX_DYNAMIC_ENTRIES} ${field} may be included in a Location Zone.`,
        );
      }
    }
    const [include = [], exclude = []] = lists;
    details[field] = type === 'DYNAMIC' ? include : { include, exclude };
  }
  if (type === 'DYNAMIC') {
    const proxyType = body.proxyType ?? null;
    if (!PROXY_TYPES.some((one) => one === proxyType)) {
      throw validationFailed('proxyType', 'proxyType: The field is not valid');
    }
    details.proxyType = proxyType;
  }
  return details;
}

export function refuseToDelete(zone: ZoneRecord): void {
  if (zone.system) throw validationFailed(`The zone: ${zone.name} is a system zone. System zones cannot be deleted.`);
  if (zone.status === 'ACTIVE') {
    const text = `The zone: ${zone.name} is an active zone. Active zones cannot be deleted.`;
    throw validationFailed(text, `id: ${text}`);
  }
  refuseIfUsed(zone);
}

export function refuseIfUsed(zone: ZoneRecord): void {
  if (!zone.usedByPolicy) return;
  const text = `The zone: ${zone.name} is used by a policy, a rule or an app.`;
  throw new OktaError(400, 'E0000001', `Api validation failed: ${text}`, [`id: ${text}`]);
}
