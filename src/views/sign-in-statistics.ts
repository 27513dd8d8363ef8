import { column, type TableView } from '../core/block.ts';
import type { ContextField } from '../core/context-fields.ts';

/** How often sign-ins ended in which way. */
export interface SignInCounts {
  readonly success: number;
  readonly failure: number;
  readonly denied: number;
}

/** An address from which a person signed in, or tried to; what else is known of it is that of its first event. */
export interface SignInAddress extends SignInCounts {
  readonly ip: string;
  readonly country: string;
  readonly asOrg: string;
  readonly asNumber: number | undefined;
  readonly isProxy: boolean | undefined;
  readonly firstSeen: string;
  readonly lastSeen: string;
}

export interface SignInCountry extends SignInCounts {
  readonly country: string;
}

export interface SignIns extends SignInCounts {
  readonly addresses: readonly SignInAddress[];
  readonly countries: readonly SignInCountry[];
  readonly userAgents: readonly string[];
}

/** What became of second factors. */
export interface MfaCounts {
  readonly pushes: number;
  readonly pushesAccepted: number;
  readonly pushesDenied: number;
  readonly success: number;
  readonly failure: number;
}

/** The numbers of an investigation. */
export interface ActivityNumbers {
  readonly events: number;
  readonly signIns: SignInCounts;
  readonly mfa: MfaCounts;
  readonly firstSeen: string;
  readonly lastSeen: string;
}

export const ACTIVITY_NUMBERS: TableView<ActivityNumbers> = {
  role: 'facts',
  columns: [
    column('Events', 'number', ({ events }) => events, { isKept: true }),
    column('Sign-ins', 'number', ({ signIns }) => signIns.success, { isKept: true }),
    column('Failed', 'number', ({ signIns }) => signIns.failure, { isKept: true }),
    column('Denied', 'number', ({ signIns }) => signIns.denied, { isKept: true }),
    column('MFA Passed', 'number', ({ mfa }) => mfa.success, { isKept: true }),
    column('MFA Failed', 'number', ({ mfa }) => mfa.failure, { isKept: true }),
    column('Pushes', 'number', ({ mfa }) => mfa.pushes, { isKept: true }),
    column('Accepted', 'number', ({ mfa }) => mfa.pushesAccepted, { isKept: true }),
    column('Rejected', 'number', ({ mfa }) => mfa.pushesDenied, { isKept: true }),
    column('First Event', 'time', ({ firstSeen }) => firstSeen, { hidesWhenEmpty: true }),
    column('Last Event', 'time', ({ lastSeen }) => lastSeen, { hidesWhenEmpty: true }),
  ],
};

export const SIGN_IN_ADDRESSES: TableView<SignInAddress> = {
  columns: [
    column('IP', 'address', ({ ip }) => ip, { isKept: true }),
    column('Country', 'text', ({ country }) => country, { isKept: true }),
    column('Network', 'text', ({ asOrg }) => asOrg, { wraps: true, dropOrder: 4 }),
    column('AS', 'number', ({ asNumber }) => asNumber, { dropOrder: 2 }),
    column('Proxy', 'boolean', ({ isProxy }) => isProxy, { dropOrder: 5 }),
    column('Sign-ins', 'number', ({ success }) => success, { isKept: true }),
    column('Failed', 'number', ({ failure }) => failure, { isKept: true }),
    column('Denied', 'number', ({ denied }) => denied, { isKept: true }),
    column('First Seen', 'time', ({ firstSeen }) => firstSeen, { dropOrder: 1 }),
    column('Last Seen', 'time', ({ lastSeen }) => lastSeen, { dropOrder: 3 }),
  ],
};

export const SIGN_IN_COUNTRIES: TableView<SignInCountry> = {
  columns: [
    column('Country', 'text', ({ country }) => country, { isKept: true }),
    column('Sign-ins', 'number', ({ success }) => success, { isKept: true }),
    column('Failed', 'number', ({ failure }) => failure, { isKept: true }),
    column('Denied', 'number', ({ denied }) => denied, { isKept: true }),
  ],
};

type CountFields<Counts> = Readonly<Record<string, ContextField<Counts>>>;

export const SIGN_IN_COUNT_FIELDS = {
  Success: { type: 'Number', description: 'Sign-ins that succeeded.', read: ({ success }) => success },
  Failure: { type: 'Number', description: 'Sign-ins that failed.', read: ({ failure }) => failure },
  Denied: { type: 'Number', description: 'Sign-ins that a policy denied.', read: ({ denied }) => denied },
} as const satisfies CountFields<SignInCounts>;

export const SIGN_IN_ADDRESS_FIELDS = {
  IP: { type: 'String', description: 'An address from which the person signed in, or tried to.', read: ({ ip }) => ip },
  Country: { type: 'String', description: 'Country of the address.', read: ({ country }) => country },
  ASOrg: { type: 'String', description: 'Who runs the network of the address.', read: ({ asOrg }) => asOrg },
  ASNumber: { type: 'Number', description: 'Number of that network.', read: ({ asNumber }) => asNumber },
  IsProxy: { type: 'Boolean', description: 'Whether the address is a known proxy.', read: ({ isProxy }) => isProxy },
  ...SIGN_IN_COUNT_FIELDS,
  FirstSeen: { type: 'Date', description: 'The first sign-in or try from there.', read: ({ firstSeen }) => firstSeen },
  LastSeen: { type: 'Date', description: 'The last sign-in or try from there.', read: ({ lastSeen }) => lastSeen },
} as const satisfies CountFields<SignInAddress>;

export const SIGN_IN_COUNTRY_FIELDS = {
  Country: {
    type: 'String',
    description: 'A country from which the person signed in, or tried to.',
    read: ({ country }) => country,
  },
  ...SIGN_IN_COUNT_FIELDS,
} as const satisfies CountFields<SignInCountry>;

export const MFA_FIELDS = {
  Pushes: { type: 'Number', description: 'Pushes that were sent.', read: ({ pushes }) => pushes },
  PushesAccepted: {
    type: 'Number',
    description: 'Pushes that were accepted.',
    read: ({ pushesAccepted }) => pushesAccepted,
  },
  PushesDenied: { type: 'Number', description: 'Pushes that were denied.', read: ({ pushesDenied }) => pushesDenied },
  Success: { type: 'Number', description: 'Second factors that were passed.', read: ({ success }) => success },
  Failure: { type: 'Number', description: 'Second factors that failed.', read: ({ failure }) => failure },
} as const satisfies CountFields<MfaCounts>;
