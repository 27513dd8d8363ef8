import { REGISTRY } from '../commands/index.ts';

/** Every command, loaded, for what is made from all of them. */
export const ALL_COMMANDS = await REGISTRY.loadAll();
