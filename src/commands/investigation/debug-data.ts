import { isPlainObject, memberAt, textOf } from '../../json-values.ts';
import type { OktaLogEvent } from '../../okta/types.ts';

/**
 * What Okta keeps of an event in `debugContext.debugData` and `securityContext`. Its members are texts, some of them JSON and
 * some like the text of a Java map; each may be missing, and a text that is not what it should be says nothing.
 */

/** A member of the debug data, as it is. */
export const debugMember = (event: OktaLogEvent, name: string): unknown =>
  memberAt(event, 'debugContext', 'debugData', name);

/** Whether a member of the debug data is this text, without regard to case. */
export const hasDebugText = (event: OktaLogEvent, name: string, text: string): boolean =>
  textOf(debugMember(event, name)).toLowerCase() === text.toLowerCase();

/** The names, in lower case, of the behaviours that Okta found to be unlike the user's earlier ones. */
export function positiveBehaviors(event: OktaLogEvent): ReadonlySet<string> {
  const logged = debugMember(event, 'behaviors');
  const inContext = memberAt(event, 'securityContext', 'userBehaviors');
  const found = [
    ...(isPlainObject(logged) ? Object.entries(logged) : parseMap(textOf(logged))),
    ...entriesOf(memberAt(onlyLogged(event), 'behaviors')),
    ...(Array.isArray(inContext) ? inContext : []).map((one): [string, unknown] => [
      textOf(memberAt(one, 'name')),
      memberAt(one, 'result'),
    ]),
  ];
  const positive = found.filter(([, value]) => textOf(value).toUpperCase() === 'POSITIVE');
  return new Set(positive.map(([name]) => name.trim().toLowerCase()));
}

/** HIGH, MEDIUM, LOW or another of Okta's words, in capitals; '' where nothing is known. */
export function riskLevelOf(event: OktaLogEvent): string {
  const inContext = textOf(memberAt(event, 'securityContext', 'risk', 'level'));
  const [, logged = ''] = /level=(\w+)/i.exec(textOf(debugMember(event, 'risk'))) ?? [];
  const level = inContext || logged || textOf(memberAt(onlyLogged(event), 'risk', 'level'));
  return level.toUpperCase();
}

/** Whether Okta takes the address for one that hides where its users are. */
export function isAnonymous(event: OktaLogEvent): boolean {
  if (memberAt(event, 'securityContext', 'isProxy') === true || hasDebugText(event, 'proxyType', 'Tor')) return true;
  const tunnels = parseJson(debugMember(event, 'tunnels'));
  return Array.isArray(tunnels) && tunnels.some((tunnel) => memberAt(tunnel, 'anonymous') === true);
}

/** What Okta evaluated for its log only, before an administrator switched the feature on. */
const onlyLogged = (event: OktaLogEvent): unknown => parseJson(debugMember(event, 'logOnlySecurityData'));

const entriesOf = (value: unknown): [string, unknown][] => (isPlainObject(value) ? Object.entries(value) : []);

/** `{New Country=POSITIVE, Velocity=NEGATIVE}` */
function parseMap(text: string): [string, unknown][] {
  return text
    .replace(/^\{|\}$/g, '')
    .split(', ')
    .map((pair): [string, unknown] => {
      const [name = '', value] = pair.split('=');
      return [name, value];
    });
}

/** The value of a JSON text; what is no text is taken as it is. Undefined for a text that is no JSON. */
function parseJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
