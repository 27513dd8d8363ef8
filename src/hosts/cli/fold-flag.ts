/** A flag's name without regard to its case, hyphens and underscores. */
export const foldFlag = (name: string): string => name.replace(/[-_]/g, '').toLowerCase();
