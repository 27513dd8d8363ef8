import { arg } from '../../core/argument.ts';
import { column, type TableView, tableBlock, textBlock } from '../../core/block.ts';
import { UsageError } from '../../errors.ts';
import type { OktaAuthenticatorEnrollment } from '../../okta/types.ts';
import { ACCESS_CODE_KEY } from '../../views/access-code.ts';
import { defineCommand } from '../define.ts';
import { type Removal, RemovalsOfUser } from '../shared/already-gone.ts';
import { settleEach, toFailures, toReason } from '../shared/each.ts';
import { USER_RULES, userArguments } from '../shared/named-user.ts';
import { resolveUserId } from '../shared/user-target.ts';

interface DeletedCode {
  readonly ID: string;
  readonly UserID: string;
  readonly Result: Removal | 'failed';
  readonly Error?: string;
}

const DELETED_CODES: TableView<DeletedCode> = {
  columns: [
    column('ID', 'id', ({ ID }) => ID, { isKept: true }),
    column('Result', 'status', ({ Result }) => Result, { isKept: true }),
    column('Error', 'text', ({ Error: reason }) => reason, { hidesWhenEmpty: true, wraps: true }),
  ],
};

export const deleteTemporaryAccessCode = defineCommand({
  name: 'okta-delete-temporary-access-code',
  description: "Deletes a user's temporary access codes.",
  effect: 'write',
  scopes: ['okta.users.manage', 'okta.users.read'],
  args: {
    ...userArguments(),
    enrollmentId: arg.id('ID of the enrollment of a code: only this one is deleted.'),
  },
  rules: USER_RULES,
  outputs: [
    { path: 'Okta.TemporaryAccessCode.ID', type: 'String', description: 'ID of the enrollment.' },
    { path: 'Okta.TemporaryAccessCode.UserID', type: 'String', description: 'ID of the user.' },
    {
      path: 'Okta.TemporaryAccessCode.Result',
      type: 'String',
      description: 'What became of the code: done, already or failed.',
    },
    { path: 'Okta.TemporaryAccessCode.Error', type: 'String', description: 'Why it could not be deleted.' },
  ],
  examples: ['!okta-delete-temporary-access-code username=jane.doe@acme.example'],
  async run({ enrollmentId, ...user }, context) {
    const { authenticators } = context.okta;
    const userId = await resolveUserId(context, user);
    const removals = new RemovalsOfUser(context, userId, user);
    const enrollments = await authenticators.enrollments(userId);
    removals.markKnown();
    const codes = enrollmentId === undefined ? codesOf(enrollments) : pickCode(enrollments, enrollmentId);
    const settled = await settleEach(
      codes,
      (id) => removals.remove(() => authenticators.deleteEnrollment(userId, id)),
      context,
    );
    const rows = settled.map(
      (one): DeletedCode =>
        'value' in one
          ? { ID: one.item, UserID: userId, Result: one.value }
          : { ID: one.item, UserID: userId, Result: 'failed', Error: toReason(one.error) },
    );
    if (rows.length === 0) {
      if (enrollmentId !== undefined) rows.push({ ID: enrollmentId, UserID: userId, Result: 'already' });
      const what = enrollmentId === undefined ? 'no temporary access code' : `no temporary access code ${enrollmentId}`;
      return {
        blocks: [textBlock(`The user ${userId} already has ${what}.`)],
        context: rows.length === 0 ? {} : { [ACCESS_CODE_KEY]: rows },
        raw: null,
      };
    }
    return {
      blocks: [tableBlock('Temporary Access Codes', DELETED_CODES, rows)],
      context: { [ACCESS_CODE_KEY]: rows },
      raw: null,
      failures: toFailures(settled, (id) => id),
    };
  },
});

const codesOf = (enrollments: readonly OktaAuthenticatorEnrollment[]): readonly string[] =>
  enrollments.filter(({ type }) => type === 'tac').map(({ id }) => id);

/** @throws {UsageError} where the enrolment is none of a temporary access code */
function pickCode(enrollments: readonly OktaAuthenticatorEnrollment[], enrollmentId: string): readonly string[] {
  const found = enrollments.find(({ id }) => id === enrollmentId);
  if (found === undefined) return [];
  if (found.type === 'tac') return [enrollmentId];
  throw new UsageError(
    `The enrolment ${enrollmentId} is no temporary access code but of type ${found.type}; nothing was changed.`,
    { code: 'invalid_arguments' },
  );
}
