import { type InputRequiredResult, SdkError, SdkErrorCode, type ServerContext } from '@modelcontextprotocol/server';
import { isPlainObject } from '../../json-values.ts';
import type { Caller } from './caller.ts';
import { type ChangeResult, VALID_MS } from './confirmation.ts';

/** What the call knows of the person's answer when it is made once more. */
type Answered = Pick<Caller, 'reply'> | Pick<Caller, 'canAsk' | 'unasked'>;

/**
 * In the older protocol a question is a request to the client while the call waits. Some clients say that they can ask, and
 * then do not: the person gets the command line instead of an error of the protocol.
 *
 * @throws where the client has cancelled the call
 */
export async function askNow(
  { inputRequests = {}, requestState }: InputRequiredResult,
  { send, signal }: ServerContext['mcpReq'],
  repeat: (answered: Answered) => Promise<ChangeResult>,
): Promise<ChangeResult> {
  const responses: Record<string, unknown> = {};
  try {
    for (const [name, { params }] of Object.entries(inputRequests)) {
      const question = { mode: 'form', ...(isPlainObject(params) && params) };
      responses[name] = await send({ method: 'elicitation/create', params: question }, { timeout: VALID_MS, signal });
    }
  } catch (error) {
    if (signal.aborted) throw error;
    return repeat({ canAsk: false, unasked: toReason(error) });
  }
  return repeat({ reply: { state: requestState, responses } });
}

function toReason(error: unknown): string {
  const isLate = error instanceof SdkError && error.code === SdkErrorCode.RequestTimeout;
  return isLate
    ? 'nobody answered within two minutes'
    : 'this client did not ask them (it says that it can, and then answered the question with an error)';
}
