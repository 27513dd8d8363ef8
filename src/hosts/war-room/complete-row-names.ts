/** The options of `:last` and `:count` that take names of rows. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  last: ['where=', 'sort=', 'columns='],
  count: ['where='],
};

/** What the last word of `:last …` or `:count …` may become, and the part of it that is replaced. */
interface RowCompletion {
  readonly candidates: readonly string[];
  readonly typed: string;
}

/** Undefined where the text is neither; `names` are those by which the rows of the last answer can be chosen. */
export function completeRowNames(text: string, names: () => readonly string[]): RowCompletion | undefined {
  const [, command, before = '', word = ''] = /^\s*:(last|count)\s+((?:\S+\s+)*)(\S*)$/.exec(text) ?? [];
  if (command === undefined) return undefined;
  const option = /^(where|sort|columns)=(-?)(.*)$/.exec(word);
  const takesNames = option !== null || (command === 'count' && before === '');
  const list = option?.[3] ?? word;
  // Names with blanks in them would have to be in quotes together with those before them.
  const known = takesNames ? names().filter((name) => !/[\s"`]/.test(name)) : [];
  const typed = option?.[1] === 'where' ? list : list.slice(list.lastIndexOf(',') + 1);
  const options = option === null ? (OPTIONS[command] ?? []).filter((one) => !before.includes(one)) : [];
  return { candidates: [...known, ...options], typed };
}
