import type { OktaResponse } from '../pipeline/send.ts';

/** What an answer asks for before the request can succeed, such as a nonce. */
export interface Demand<Kind extends string> {
  readonly kind: Kind;
  /** What has to be done before the request is sent again. */
  readonly meet?: () => void | Promise<void>;
}

/**
 * Sends a request, and again as long as an answer asks for something new. Each kind of demand is met once, so that a
 * server which keeps asking gets an end.
 *
 * @param attempt sends the request with what is known by then
 * @param demandOf reads an answer; undefined where it is final
 */
export async function sendMeetingDemands<Kind extends string>(
  attempt: () => Promise<OktaResponse>,
  demandOf: (response: OktaResponse, met: ReadonlySet<Kind>) => Demand<Kind> | undefined,
): Promise<OktaResponse> {
  const met = new Set<Kind>();
  for (;;) {
    const response = await attempt();
    const demand = demandOf(response, met);
    if (demand === undefined || met.has(demand.kind)) return response;
    met.add(demand.kind);
    await demand.meet?.();
  }
}
