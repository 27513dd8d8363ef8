import { startServer } from './server.ts';
import { type SimulatorOptions as CoreOptions, createSimulator, type SimulatorCore } from './simulator.ts';

export interface SimulatorOptions extends CoreOptions {
  /** By default, and with 0, any free port. */
  port?: number;
  /** Serves HTTPS with this key and certificate (PEM). */
  tls?: { key: string; cert: string };
}

/** An Okta org over HTTP on this machine. */
export interface Simulator extends SimulatorCore {
  readonly url: string;
  close(): Promise<void>;
}

export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const core = createSimulator(options);
  const server = await startServer(core.deliver, {
    port: options.port ?? 0,
    ...(options.tls === undefined ? {} : { tls: options.tls }),
  });
  return { ...core, url: server.url, close: server.close };
}

export type * from './access-records.ts';
export type { FaultStorm } from './faults/fault-storm.ts';
export type { FaultPlan, FaultRule } from './faults/faults.ts';
export type { OAuthClientSeed } from './oauth/clients.ts';
export type { Org } from './org.ts';
export type { RateLimitOptions } from './rate-limits.ts';
export type { RecordedRequest } from './recorded-request.ts';
export type * from './records.ts';
export { KNOWN_SCOPES } from './scopes.ts';
export type { OrgSeed, UserSeed } from './seed/org-seed.ts';
export { createSimulator, type SimulatorCore } from './simulator.ts';
