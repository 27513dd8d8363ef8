import type { OutputSpec } from '../core/command.ts';

const TEXTS = {
  'actor.alternateId': 'Alternative ID of the actor.',
  'actor.displayName': 'Display name of the actor.',
  'actor.id': 'ID of the actor.',
  'client.userAgent.rawUserAgent':
    'A raw string representation of user agent, formatted according to section 5.5.3 of HTTP/1.1 Semantics and Content. Both the browser and the OS fields can be derived from this field.',
  'client.userAgent.os': 'The operating system on which the client runs. For example, Microsoft Windows 10.',
  'client.userAgent.browser': 'Identifies the type of web browser, if relevant. For example, Chrome.',
  'client.device': 'Type of device from which the client operated. For example, Computer.',
  'client.id':
    'For OAuth requests, the ID of the OAuth client making the request. For SSWS token requests, the ID of the agent making the request.',
  'client.ipAddress': 'IP address from which the client made its request.',
  'client.geographicalContext.city':
    'The city encompassing the area containing the geo-location coordinates, if available. For example, Seattle, San Francisco.',
  'client.geographicalContext.state':
    'Full name of the state or province encompassing the area containing the geo-location coordinates. For example, Montana, Incheon.',
  'client.geographicalContext.country':
    'Full name of the country encompassing the area containing the geo-location coordinates. For example, France, Uganda.',
  displayMessage: 'The display message for an event.',
  eventType: 'Type of event that was published.',
  'outcome.result': 'Result of the action. Can be "SUCCESS", "FAILURE", "SKIPPED", or "UNKNOWN".',
  'outcome.reason': 'Reason for the result. For example, INVALID_CREDENTIALS.',
  published: 'Timestamp when the event was published.',
  severity: 'The event severity. Can be "DEBUG", "INFO", "WARN", or "ERROR".',
  'securityContext.asNumber':
    'Autonomous system number associated with the autonomous system that the event request was sourced to.',
  'securityContext.asOrg': 'Organization associated with the autonomous system that the event request was sourced to.',
  'securityContext.isp': "Internet service provider used to send the event's request.",
  'securityContext.domain': 'The domain name associated with the IP address of the inbound event request.',
  'securityContext.isProxy': "Specifies whether an event's request is from a known proxy.",
  'request.ipChain.IP': 'IP address.',
  'request.ipChain.geographicalContext.city':
    'The city encompassing the area containing the geo-location coordinates, if available. For example, Seattle, San Francisco.',
  'request.ipChain.geographicalContext.state':
    'Full name of the state or province encompassing the area containing the geo-location coordinates. For example, Montana, Incheon.',
  'request.ipChain.geographicalContext.country':
    'Full name of the country encompassing the area containing the geo-location coordinates. For example, France, Uganda.',
  'request.ipChain.source': 'Details regarding the source.',
  'target.id': 'ID of a target.',
  'target.type': 'Type of a target.',
  'target.alternateId': 'Alternative ID of a target.',
  'target.displayName': 'Display name of a target.',
} as const;

type Field = keyof typeof TEXTS;

type LogOutput = {
  [Name in Field]: OutputSpec<
    `Okta.Logs.Events.${Name}`,
    Name extends 'securityContext.asNumber' ? 'Number' : 'String'
  >;
}[Field];

/** What a command documents of a field in other words than the others. */
type Difference = Partial<OutputSpec>;

/** The context paths of log events, in the order of the documentation. */
export function logOutputs(differences: Partial<Record<Field, Difference>> = {}): readonly LogOutput[] {
  const outputs = (Object.entries(TEXTS) as [Field, string][]).map(([field, description]) => ({
    path: `Okta.Logs.Events.${field}`,
    type: field === 'securityContext.asNumber' ? 'Number' : 'String',
    description,
    ...differences[field],
  }));
  // Where the original documents a path or type in another way, the value is what all have.
  return outputs as OutputSpec[] as LogOutput[];
}

/** The original documents this path without the s that all others have. */
export const SINGULAR_ACTOR_ID = { path: 'Okta.Logs.Event.actor.id' };
export const RAW_USER_AGENT_WITH_ARTICLE = {
  description:
    'A raw string representation of the user agent, formatted according to section 5.5.3 of HTTP/1.1 Semantics and Content. Both the browser and the OS fields can be derived from this field.',
};
export const REASON_WITHOUT_COMMA = { description: 'Reason for the result. For example INVALID_CREDENTIALS.' };
