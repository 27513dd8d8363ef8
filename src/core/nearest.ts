/**
 * The candidate that a mistyped name most probably means: fewest letters inserted, dropped, replaced or swapped, at most
 * a third of the name's length.
 */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  const wanted = name.toLowerCase();
  const mostCost = Math.max(2, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const known = candidate.toLowerCase();
    // Each letter more or less costs one: comparing a long text with a short name would lead to nothing.
    if (Math.abs(known.length - wanted.length) > mostCost) continue;
    const cost = distance(wanted, known);
    if (cost < bestCost) {
      best = candidate;
      bestCost = cost;
    }
  }
  return bestCost <= mostCost ? best : undefined;
}

/** Optimal string alignment distance. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
