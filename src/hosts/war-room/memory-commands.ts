import type { RoomCommand } from './room-command.ts';

/** The war room's own commands for what it remembers. */
export const MEMORY_COMMANDS: Readonly<Record<string, RoomCommand>> = {
  ':clear': {
    usage: ':clear',
    description: 'Forget the context, as if the session had just begun',
    async run(_, { session, page }) {
      session.replaceContext({});
      await page('The context is empty.\n');
      return 'good';
    },
  },
  ':history': {
    usage: ':history [text]',
    description: 'Earlier lines, or those that contain this text; Ctrl-R searches them, too',
    async run(text, { history, page }) {
      const wanted = text.toLowerCase();
      const found = history.lines.filter((line) => line.toLowerCase().includes(wanted));
      const nothing = text === '' ? 'There are no earlier lines.\n' : `No earlier line contains '${text}'.\n`;
      await page(found.length === 0 ? nothing : found.map((line) => `${line}\n`).join(''));
      return 'good';
    },
  },
};
