import type { OktaRequest, OktaResponse, RunContext, Send } from '../../src/okta/pipeline/send.ts';

/** What the other side does with one request: an answer, or an error that is thrown. */
export type Step = Partial<OktaResponse> | Error;

/** The bottom of a stack of layers, for tests of a single one: it does what the script says, then answers 200. */
export function createScript(...steps: Step[]): { readonly send: Send; readonly requests: OktaRequest[] } {
  const requests: OktaRequest[] = [];
  return {
    requests,
    send: async (request) => {
      requests.push(request);
      const step = steps[requests.length - 1] ?? {};
      if (step instanceof Error) throw step;
      return { status: 200, reason: 'OK', headers: {}, text: '{}', ...step };
    },
  };
}

export function requestOf(more: Partial<OktaRequest> = {}, run: Partial<RunContext> = {}): OktaRequest {
  return {
    method: 'GET',
    url: 'https://acme.okta.test/api/v1/users/jane@example.com?expand=secret',
    headers: {},
    repeat: 'safe',
    run: { progress: () => {}, ...run },
    ...more,
  };
}
