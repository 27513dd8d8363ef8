import type { TableView } from '../core/block.ts';
import { type ContextField, toContextEntity, toOutputs } from '../core/context-fields.ts';
import { contextKey } from '../core/context-keys.ts';
import type { OktaApplication } from '../okta/types.ts';
import { columnsOf } from './columns-of.ts';

export const APPLICATION_KEY = contextKey('Okta.Application', 'ID');

const FIELDS = {
  ID: { type: 'String', description: 'ID of the application.', read: ({ id }) => id },
  Name: {
    type: 'String',
    description: 'Internal name of the application, such as template_saml.',
    read: ({ name }) => name,
  },
  Label: { type: 'String', description: 'Label of the application, which people see.', read: ({ label }) => label },
  Status: {
    type: 'String',
    description: 'Status of the application: ACTIVE or INACTIVE.',
    read: ({ status }) => status,
  },
  SignOnMode: {
    type: 'String',
    description: 'How users sign in to the application.',
    read: ({ signOnMode }) => signOnMode,
  },
  Created: { type: 'Date', description: 'When the application was created.', read: ({ created }) => created },
  LastUpdated: {
    type: 'Date',
    description: 'When the application was last updated.',
    read: ({ lastUpdated }) => lastUpdated,
  },
  Logo: {
    type: 'String',
    description: "Address of the application's logo.",
    read: ({ _links }) => firstOf(_links?.logo)?.href,
  },
  Features: {
    type: 'Unknown',
    description: 'What provisioning does for the application.',
    read: ({ features }) => features,
  },
} as const satisfies Readonly<Record<string, ContextField<OktaApplication>>>;

export const APPLICATION_OUTPUTS = toOutputs('Okta.Application', FIELDS);

export const APPLICATIONS: TableView<OktaApplication> = {
  columns: columnsOf(FIELDS, {
    ID: {},
    Name: {},
    Label: {},
    Status: {},
    SignOnMode: {},
    Created: {},
    LastUpdated: {},
    Logo: {},
    Features: {},
  }),
  peopleColumns: columnsOf(FIELDS, {
    Label: { wraps: true, isKept: true },
    Status: { isKept: true },
    ID: { isKept: true },
    SignOnMode: { dropOrder: 4 },
    Name: { dropOrder: 3 },
    LastUpdated: { dropOrder: 2 },
    Created: { dropOrder: 1 },
  }),
};

/** An application in the context; what Okta left empty is left out. */
export function toApplicationContext(app: OktaApplication): Record<string, unknown> {
  return toContextEntity(FIELDS, app, { leaveOut: 'blank' });
}

/** How an application is called in what people read. */
export function toApplicationTitle({ id, label, name }: OktaApplication): string {
  return `${label ?? name ?? 'Application'} (${id})`;
}

function firstOf<T>(list: readonly T[] | null | undefined): T | undefined {
  return Array.isArray(list) ? list[0] : undefined;
}
