import { IntegrationError, OktaApiError, TransportError } from '../../errors.ts';

/** Runs a request; if it fails, its error says a sentence more: what is true now, or what to do. */
export async function withRemark<T>(request: Promise<T>, toRemark: (error: unknown) => string | undefined): Promise<T> {
  try {
    return await request;
  } catch (error) {
    const remark = toRemark(error);
    throw remark === undefined ? error : addRemark(error, remark);
  }
}

/** The same error with a sentence more. */
export function addRemark(error: unknown, remark: string): unknown {
  if (error instanceof OktaApiError) {
    const { hint, ...failure } = error.failure;
    return new OktaApiError({ ...failure, hint: join(hint, remark) }, { cause: error });
  }
  if (error instanceof TransportError) {
    return new TransportError(error.fault, join(error.message, remark), { cause: error, sent: error.sent });
  }
  if (error instanceof IntegrationError)
    return new IntegrationError(error.code, join(error.message, remark), { cause: error });
  return error;
}

const join = (text: string | undefined, remark: string): string => (text ? `${text} ${remark}` : remark);
