import { createSimulator } from '../../../src/simulator/index.ts';

/** Rows on a page, which are the largest pages that Okta gives. */
export const USERS_PER_PAGE = 200;
export const EVENTS_PER_PAGE = 1000;

/** Bodies as an org answers them; the lists are served again and again, in turn. */
export interface RecordedPages {
  readonly user: Buffer;
  readonly userPages: readonly Buffer[];
  readonly logPages: readonly Buffer[];
}

/**
 * Answers of the simulated org, word for word, so that what the contestants read has the shape and the size of Okta's.
 *
 * @param pages how many different pages of each list; neighbours must differ, since a log reader drops repeated events
 */
export async function recordPages(pages: number): Promise<RecordedPages> {
  const simulator = createSimulator({
    // A few more, since the org keeps some users out of its list.
    users: (pages + 1) * USERS_PER_PAGE,
    logEvents: (pages + 1) * EVENTS_PER_PAGE,
    rateLimits: false,
  });

  const ask = async (address: string): Promise<{ body: Buffer; next: string | undefined }> => {
    const response = await simulator.fetch(
      new Request(address, { headers: { authorization: `SSWS ${simulator.token}` } }),
    );
    if (response.status !== 200) throw new Error(`The simulated org answered ${response.status} to ${address}.`);
    const [, next] = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '') ?? [];
    return { body: Buffer.from(await response.arrayBuffer()), next };
  };

  const askPages = async (address: string): Promise<readonly Buffer[]> => {
    const bodies: Buffer[] = [];
    for (let next: string | undefined = address; next !== undefined && bodies.length < pages; ) {
      const page: Awaited<ReturnType<typeof ask>> = await ask(next);
      bodies.push(page.body);
      next = page.next;
    }
    if (bodies.length < pages) throw new Error(`The simulated org has only ${bodies.length} pages of ${address}.`);
    return bodies;
  };

  const origin = 'http://127.0.0.1';
  const userPages = await askPages(`${origin}/api/v1/users?limit=${USERS_PER_PAGE}`);
  const [user] = JSON.parse(String(userPages[0])) as readonly unknown[];
  return {
    user: Buffer.from(JSON.stringify(user)),
    userPages,
    // With an end, since an open query has always a next page.
    logPages: await askPages(`${origin}/api/v1/logs?limit=${EVENTS_PER_PAGE}&until=${new Date().toISOString()}`),
  };
}
