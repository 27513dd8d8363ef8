/** The fast Okta as a process of its own, so that its work is on another core than what is measured. */
import { createCertificate } from '../../support/certificates.ts';
import { type FastOkta, type ListLengths, startFastOkta } from './fast-okta.ts';
import { recordPages } from './record-pages.ts';

export type OktaOrder =
  | { readonly kind: 'record'; readonly pages: number }
  | { readonly kind: 'set-lengths'; readonly lengths: ListLengths }
  | { readonly kind: 'take-count' };

/** `value`: the port, nothing of importance, or the number of requests. */
export interface OktaReply {
  readonly value: number;
}

let okta: FastOkta | undefined;

process.on('message', (order: OktaOrder) => {
  obey(order).then(
    (value) => process.send?.({ value } satisfies OktaReply),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit(0));

async function obey(order: OktaOrder): Promise<number> {
  if (order.kind === 'record') {
    okta = await startFastOkta(await recordPages(order.pages), await createCertificate());
    return okta.port;
  }
  if (okta === undefined) throw new Error('Nothing is recorded yet.');
  if (order.kind === 'take-count') return okta.takeCount();
  okta.lengths = order.lengths;
  return 0;
}
