/** Does one job with one contestant and tells what it took; a process of its own, so that its memory is its own. */
import type { Contestant, Open, TableRow } from '../contestants/contestant.ts';
import type { Job, JobReply, Order } from './job.ts';

process.on('message', (message: Order | 'go') => {
  if (message !== 'go') prepare(message).then(undefined, fail);
  else go().then(undefined, fail);
});

let ready: (() => Promise<number>) | undefined;

async function prepare({ contestant, target, warmUp, job }: Order): Promise<void> {
  const { open } = (await import(contestant)) as { readonly open: Open };
  const opened = await open(target);
  await (await toWork(opened, warmUp))();
  ready = await toWork(opened, job);
  reply({ kind: 'warm' });
}

async function go(): Promise<void> {
  if (ready === undefined) throw new Error('Nothing is prepared.');
  const cpuBefore = process.cpuUsage();
  const startedMs = performance.now();
  const amount = await ready();
  const wallMs = performance.now() - startedMs;
  const { user, system } = process.cpuUsage(cpuBefore);
  const peakRssBytes = process.resourceUsage().maxRSS * 1024;
  reply({ kind: 'done', sample: { wallMs, cpuMs: (user + system) / 1000, peakRssBytes, amount } });
}

async function toWork(contestant: Contestant, job: Job): Promise<() => Promise<number>> {
  switch (job.kind) {
    case 'get-user': {
      const getUser = having(contestant.getUser);
      return () => getUsers(getUser, job.requests, job.concurrency);
    }
    case 'list-users': {
      const listUsers = having(contestant.listUsers);
      return () => listUsers(job.mode);
    }
    case 'get-logs': {
      const getLogs = having(contestant.getLogs);
      return () => getLogs(job.mode);
    }
    case 'draw-table': {
      const drawTable = having(contestant.drawTable);
      const rows = toRows(job.rows);
      return async () => drawTable(rows);
    }
  }
}

function having<T>(method: T | undefined): T {
  if (method === undefined) throw new Error('This contestant cannot do that.');
  return method;
}

/** @returns how many answers named a user */
async function getUsers(
  getUser: (login: string) => Promise<string>,
  requests: number,
  concurrency: number,
): Promise<number> {
  let started = 0;
  let found = 0;
  const work = async (): Promise<void> => {
    while (started < requests) {
      started += 1;
      const login = await getUser(`employee.${started}@acme.example`);
      if (login !== '') found += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return found;
}

const COLUMNS = [
  'ID',
  'Login',
  'First Name',
  'Last Name',
  'Last Login',
  'Status',
  'Department',
  'Note',
  'Active',
  'Age',
];

/** Rows of ten columns; a tenth of the cells have something to escape. */
function toRows(count: number): readonly TableRow[] {
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries(COLUMNS.map((column, index) => [column, toCell(row, index)])),
  );
}

function toCell(row: number, column: number): string | number | boolean | null {
  if (column === 7) return row % 3 === 0 ? `first line ${row}\nsecond | line` : null;
  if (column === 8) return row % 2 === 0;
  if (column === 9) return row % 90;
  return `value ${column} of row ${row}`;
}

function reply(message: JobReply): void {
  process.send?.(message);
}

function fail(error: unknown): void {
  reply({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
