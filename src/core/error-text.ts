import { IntegrationError, InternalError } from '../errors.ts';
import { remedyFor, systemCodeOf } from './file-fault.ts';

/** An error in one line for a person: the problem first, then what to do about it. */
export function summarizeError(error: unknown): string {
  const text = error instanceof IntegrationError ? error.summary : describeBug(error);
  return text.replace(/\s+/g, ' ').trim();
}

/** The error as one of this product's, so that a program can tell all errors apart by their `code`. */
export function toIntegrationError(error: unknown): IntegrationError {
  return error instanceof IntegrationError ? error : new InternalError(describeBug(error), { cause: error });
}

/** What is shown of an error that this product did not throw on purpose. */
export function describeBug(error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error;
  const message = error instanceof Error ? error.message : String(error);
  // What the system refuses (a full disk, no permission) is no bug of ours.
  if (error instanceof Error && 'syscall' in error) {
    return `The system reports: ${message}.${remedyFor(systemCodeOf(error))}`;
  }
  return `${name}: ${message}. This is a bug in okta-v2, not in your command; please report it.`;
}
