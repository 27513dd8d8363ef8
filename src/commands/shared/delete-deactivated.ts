import { withRemark } from './add-remark.ts';
import { unlessAbsent } from './not-found-kind.ts';

interface Deletion<Answer> {
  /** For people, such as `zone`. */
  readonly what: string;
  readonly status: string | null | undefined;
  deactivate(): Promise<unknown>;
  remove(): Promise<Answer>;
}

/**
 * Deletes a thing that Okta deletes only while it is INACTIVE. If that fails, the error says that it was deactivated.
 *
 * @returns undefined where the thing was gone before it could be deleted
 */
export async function deleteDeactivated<Answer>(deletion: Deletion<Answer>): Promise<Answer | undefined> {
  const isActive = deletion.status === 'ACTIVE';
  if (isActive) await deletion.deactivate();
  const removal = withRemark(deletion.remove(), () =>
    isActive ? `The ${deletion.what} was deactivated before and is INACTIVE now.` : undefined,
  );
  return unlessAbsent(removal, []);
}
