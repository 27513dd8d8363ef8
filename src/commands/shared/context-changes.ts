import type { ContextChange } from '../../core/context-change.ts';
import type { OktaGroup } from '../../okta/types.ts';
import { toGroupContext } from '../../views/group.ts';

/** How a command has changed a user, who is named by id or by login. */
export function userBecomes(idOrLogin: string, becomes: ContextChange['becomes']): ContextChange {
  return { path: [{ key: 'Account', match: { ID: idOrLogin, Username: idOrLogin } }], becomes };
}

/** Something of a user's account is gone, such as a factor: `Account.Factor`. */
export function partOfUserIsGone(idOrLogin: string, part: 'Factor' | 'Group', id: string): ContextChange {
  const owner = { ID: idOrLogin, Username: idOrLogin };
  return {
    path: [
      { key: 'Account', match: owner },
      { key: part, match: { ID: id } },
    ],
    becomes: 'gone',
  };
}

/** A user has joined a group: `Account.Group`, where the groups of the user are known. */
export function userJoins(idOrLogin: string, group: Pick<OktaGroup, 'id'>): ContextChange {
  return {
    path: [
      { key: 'Account', match: { ID: idOrLogin, Username: idOrLogin } },
      { key: 'Group', match: { ID: group.id } },
    ],
    becomes: toGroupContext(group),
    isNew: true,
  };
}

/** A thing under `Okta` is gone, such as a zone: `Okta.Zone`. */
export function thingIsGone(key: string, match: Readonly<Record<string, string>>): ContextChange {
  return { path: [{ key: 'Okta' }, { key, match }], becomes: 'gone' };
}
