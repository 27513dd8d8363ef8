import { arg } from '../../core/argument.ts';
import type { ArgRule } from '../../core/parse-arguments.ts';

/** The arguments by which a command that the original does not have names its user. */
export const userArguments = () => ({
  username: arg.login('Login of the user.', { unnamed: true }),
  userId: arg.id('ID of the user. If both are given, the ID is used.'),
});

export const USER_RULES: readonly ArgRule<'username' | 'userId'>[] = [{ anyOf: ['username', 'userId'] }];
