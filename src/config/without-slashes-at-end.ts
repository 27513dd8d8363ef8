/** Step by step: a pattern would begin again at each slash of a text of nothing but slashes. */
export function withoutSlashesAtEnd(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}
