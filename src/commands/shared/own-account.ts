import { UsageError } from '../../errors.ts';

/** @param name how the user was named */
export const isOwnAccount = (name: string): UsageError =>
  new UsageError(`${name} is the account of this instance's API token; nothing was changed.`, { code: 'own_account' });
