import { column, type TableView } from '../core/block.ts';
import type { OktaApplication } from '../okta/types.ts';

/** The applications of a user: what is assigned, and how. */
export const USER_APPLICATIONS: TableView<OktaApplication> = {
  columns: [
    column('ID', 'id', ({ id }) => id),
    column('Label', 'text', ({ label, name }) => label ?? name),
    column('Status', 'status', ({ status }) => status),
    column('SignOnMode', 'text', ({ signOnMode }) => signOnMode),
    column('Scope', 'text', ({ _embedded }) => _embedded?.user?.scope),
    column('UserName', 'text', ({ _embedded }) => _embedded?.user?.credentials?.userName),
    column('AssignmentStatus', 'status', ({ _embedded }) => _embedded?.user?.status),
  ],
  peopleColumns: [
    column('Label', 'text', ({ label, name }) => label ?? name, { wraps: true, isKept: true }),
    column('Status', 'status', ({ status }) => status, { isKept: true }),
    column('Scope', 'text', ({ _embedded }) => _embedded?.user?.scope, { isKept: true }),
    column('User Name', 'text', ({ _embedded }) => _embedded?.user?.credentials?.userName, { dropOrder: 3 }),
    column('ID', 'id', ({ id }) => id, { isKept: true }),
    column('Sign-on Mode', 'text', ({ signOnMode }) => signOnMode, { dropOrder: 2 }),
    column('Assignment', 'status', ({ _embedded }) => _embedded?.user?.status, { dropOrder: 1 }),
  ],
};
