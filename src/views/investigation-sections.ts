import { column, type TableView } from '../core/block.ts';
import type { ContextField } from '../core/context-fields.ts';
import { memberAt } from '../json-values.ts';
import type {
  OktaAppLink,
  OktaFactor,
  OktaGrant,
  OktaGroup,
  OktaOAuthClient,
  OktaRole,
  OktaUserBlock,
  OktaUserDevice,
  OktaUserRisk,
} from '../okta/types.ts';
import { FACTOR_FIELDS } from './factor.ts';
import { GRANT_FIELDS } from './grant.ts';
import { GROUP_FIELDS } from './group.ts';
import { USER_RISK_FIELDS } from './risk.ts';
import { DATED_ROLE_FIELDS } from './role.ts';
import { USER_BLOCK_FIELDS } from './user-block.ts';

/** What an investigation keeps of each part of an account, and how it shows it. */

type Fields<Item> = Readonly<Record<string, ContextField<Item>>>;

export const FACTOR_SECTION = {
  ID: FACTOR_FIELDS.ID,
  FactorType: FACTOR_FIELDS.FactorType,
  Provider: FACTOR_FIELDS.Provider,
  Status: { ...FACTOR_FIELDS.Status, type: 'String' },
  Name: {
    type: 'String',
    description: 'Name of the device or authenticator.',
    read: ({ profile }) => memberAt(profile, 'name') || memberAt(profile, 'authenticatorName'),
  },
  Created: { type: 'Date', description: 'When the factor was enrolled.', read: ({ created }) => created },
  LastUpdated: { type: 'Date', description: 'When the factor last changed.', read: ({ lastUpdated }) => lastUpdated },
} as const satisfies Fields<OktaFactor>;

export const ROLE_SECTION = {
  ID: DATED_ROLE_FIELDS.ID,
  Type: DATED_ROLE_FIELDS.Type,
  Label: DATED_ROLE_FIELDS.Label,
  AssignmentType: DATED_ROLE_FIELDS.AssignmentType,
  Status: DATED_ROLE_FIELDS.Status,
  Created: DATED_ROLE_FIELDS.Created,
} as const satisfies Fields<OktaRole>;

export const GROUP_SECTION = {
  ID: GROUP_FIELDS.ID,
  Name: GROUP_FIELDS.Name,
  Type: { ...GROUP_FIELDS.Type, description: 'OKTA_GROUP, APP_GROUP or BUILT_IN.' },
} as const satisfies Fields<OktaGroup>;

export const APP_SECTION = {
  ID: { type: 'String', description: 'ID of the application.', read: ({ appInstanceId }) => appInstanceId },
  Label: { type: 'String', description: 'Label of the application.', read: ({ label }) => label },
  Name: { type: 'String', description: 'Internal name of the application.', read: ({ appName }) => appName },
} as const satisfies Fields<OktaAppLink>;

export const DEVICE_SECTION = {
  ID: { type: 'String', description: 'ID of the device.', read: ({ device }) => device?.id },
  DisplayName: {
    type: 'String',
    description: 'Name of the device.',
    read: ({ device }) => memberAt(device?.profile, 'displayName'),
  },
  Platform: {
    type: 'String',
    description: 'ANDROID, IOS, MACOS or WINDOWS.',
    read: ({ device }) => memberAt(device?.profile, 'platform'),
  },
  Status: { type: 'String', description: 'Status of the device.', read: ({ device }) => device?.status },
  LinkedAt: { type: 'Date', description: 'Since when the user has the device.', read: ({ created }) => created },
} as const satisfies Fields<OktaUserDevice>;

export const GRANT_SECTION = {
  ID: GRANT_FIELDS.ID,
  ClientID: GRANT_FIELDS.ClientID,
  ScopeID: GRANT_FIELDS.ScopeID,
  Status: GRANT_FIELDS.Status,
  Source: GRANT_FIELDS.Source,
  Created: GRANT_FIELDS.Created,
} as const satisfies Fields<OktaGrant>;

export const CLIENT_SECTION = {
  ClientID: {
    type: 'String',
    description: 'ID of an OAuth client that holds tokens of the user.',
    read: ({ client_id: id }) => id,
  },
  ClientName: { type: 'String', description: 'Name of the client.', read: ({ client_name: name }) => name },
} as const satisfies Fields<OktaOAuthClient>;

export const RISK_SECTION = {
  Level: USER_RISK_FIELDS.RiskLevel,
  Reason: USER_RISK_FIELDS.Reason,
} as const satisfies Fields<OktaUserRisk>;

/** @param endMs the end of the period, from which ages are counted */
export function toFactorTable(endMs: number): TableView<OktaFactor> {
  const fields = FACTOR_SECTION;
  return {
    columns: [
      column('Type', 'text', fields.FactorType.read, { isKept: true }),
      column('Name', 'text', fields.Name.read, { isKept: true, wraps: true }),
      column('Status', 'status', fields.Status.read, { isKept: true }),
      column('Enrolled', 'time', fields.Created.read, { isKept: true }),
      toAgeColumn(fields.Created.read, endMs),
      column('Provider', 'text', fields.Provider.read, { dropOrder: 2 }),
      column('ID', 'id', fields.ID.read, { isKept: true }),
      column('Last Updated', 'time', fields.LastUpdated.read, { dropOrder: 1 }),
    ],
  };
}

/** @param endMs the end of the period, from which ages are counted */
export function toDeviceTable(endMs: number): TableView<OktaUserDevice> {
  const fields = DEVICE_SECTION;
  return {
    columns: [
      column('Name', 'text', fields.DisplayName.read, { isKept: true, wraps: true }),
      column('Platform', 'text', fields.Platform.read),
      column('Status', 'status', fields.Status.read, { isKept: true }),
      column('Linked', 'time', fields.LinkedAt.read, { isKept: true }),
      toAgeColumn(fields.LinkedAt.read, endMs),
      column('ID', 'id', fields.ID.read, { isKept: true }),
    ],
  };
}

export const BLOCK_TABLE: TableView<OktaUserBlock> = {
  columns: [
    column('Type', 'text', USER_BLOCK_FIELDS.Type.read, { isKept: true }),
    column('Applies To', 'text', USER_BLOCK_FIELDS.AppliesTo.read, { isKept: true }),
  ],
};

export const GROUP_TABLE: TableView<OktaGroup> = {
  columns: [
    column('Name', 'text', GROUP_SECTION.Name.read, { isKept: true, wraps: true }),
    column('Type', 'text', GROUP_SECTION.Type.read, { isKept: true }),
    column('ID', 'id', GROUP_SECTION.ID.read, { isKept: true }),
  ],
};

export const APP_TABLE: TableView<OktaAppLink> = {
  columns: [
    column('Label', 'text', APP_SECTION.Label.read, { isKept: true, wraps: true }),
    column('Name', 'text', APP_SECTION.Name.read),
    column('ID', 'id', APP_SECTION.ID.read, { isKept: true }),
  ],
};

export const CLIENT_TABLE: TableView<OktaOAuthClient> = {
  columns: [
    column('Client', 'text', CLIENT_SECTION.ClientName.read, { isKept: true, wraps: true }),
    column('Client ID', 'id', CLIENT_SECTION.ClientID.read, { isKept: true }),
  ],
};

const DAY_MS = 86_400_000;

function toAgeColumn<Item>(sinceOf: (item: Item) => unknown, endMs: number) {
  return column<Item>(
    'Age (Days)',
    'number',
    (item) => {
      const sinceMs = Date.parse(String(sinceOf(item) ?? ''));
      return Number.isNaN(sinceMs) || sinceMs > endMs ? undefined : Math.floor((endMs - sinceMs) / DAY_MS);
    },
    { hidesWhenEmpty: true },
  );
}
