import { REGISTRY } from '../commands/index.ts';

/** Every command, loaded, for what is made from all of them. */
export const COMMANDS = await REGISTRY.loadAll();
