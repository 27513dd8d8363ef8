import { column, type TableView } from '../core/block.ts';
import type { ContextField } from '../core/context-fields.ts';

/** A part of an investigation that could not be read. */
export interface SectionError {
  readonly section: string;
  readonly code: string;
  readonly message: string;
}

export const SECTION_ERRORS: TableView<SectionError> = {
  columns: [
    column('Section', 'text', ({ section }) => section, { isKept: true }),
    column('Code', 'text', ({ code }) => code, { isKept: true }),
    column('Message', 'text', ({ message }) => message, { isKept: true, wraps: true, isSentence: true }),
  ],
};

export const SECTION_ERROR_FIELDS = {
  Section: { type: 'String', description: 'The section that could not be read.', read: ({ section }) => section },
  Code: {
    type: 'String',
    description:
      "Okta's error code; else the OAuth error, such as insufficient_scope; else HTTP_ and the status; no_answer where none came.",
    read: ({ code }) => code,
  },
  Message: { type: 'String', description: 'Why it could not be read.', read: ({ message }) => message },
} as const satisfies Readonly<Record<string, ContextField<SectionError>>>;
