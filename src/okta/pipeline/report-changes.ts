import { TransportError } from '../../errors.ts';
import { headerOf, type Send } from './send.ts';

/** The layer that reports what became of each request that changes something: nobody else sees every try. */
export function reportChanges(send: Send): Send {
  return async (request) => {
    const { onChange } = request.run;
    if (onChange === undefined || request.method === 'GET') return send(request);
    try {
      const response = await send(request);
      onChange({ isSent: true, status: response.status, requestId: headerOf(response, 'x-okta-request-id') });
      return response;
    } catch (error) {
      onChange({ isSent: !(error instanceof TransportError) || error.sent });
      throw error;
    }
  };
}
