import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const SELF = 'src/build/slim-axios.ts';

/** Modules of axios, named from its folder, that are replaced by these lines. */
const REPLACEMENTS: Readonly<Record<string, string>> = {
  // Our transport brings its own adapter (src/okta/transport.ts).
  'lib/adapters/http.js': 'export default undefined;',
  'lib/adapters/xhr.js': 'export default undefined;',
  'lib/adapters/fetch.js': 'export const getFetch = () => undefined;',
  // Forms bring a table of all MIME types with them (140 KB).
  'lib/platform/node/classes/FormData.js': 'export default undefined;',
  'lib/platform/node/index.js':
    "export default { isNode: true, classes: { URLSearchParams, FormData: undefined, Blob: null }, protocols: ['http', 'https'] };",
};

/** Words in a module that are replaced by others. */
const REWORDINGS: Readonly<Record<string, { readonly from: string; readonly to: string }>> = {
  // One look at the global `FormData`, and Node loads all of undici, and HTTP/2 with it: a quarter of the time of a
  // command that starts cold.
  'lib/utils.js': { from: "typeof G.FormData !== 'undefined' ? G.FormData : undefined", to: 'undefined' },
  // A look at `performance` loads seven modules, to time requests for a field that we do not read.
  'lib/core/dispatchRequest.js': {
    from: "typeof performance !== 'undefined' && utils.isFunction(performance.now)",
    to: 'false',
  },
};

/**
 * Leaves out of axios what nothing here can reach. The build fails where axios no longer looks as it is known here, so
 * that a new version cannot bring the weight back unseen.
 */
export const slimAxios: Plugin = {
  name: 'slim-axios',
  setup(builder) {
    const met = new Set<string>();
    builder.onStart(() => met.clear());
    builder.onLoad({ filter: /[\\/]axios[\\/]lib[\\/]/ }, async ({ path }) => {
      const [, name = ''] = /[\\/]axios[\\/](lib[\\/].*)$/.exec(path) ?? [];
      const part = name.replaceAll('\\', '/');
      met.add(part);
      const rewording = REWORDINGS[part];
      if (rewording !== undefined) {
        const text = await readFile(path, 'utf8');
        if (!text.includes(rewording.from)) {
          return { errors: [{ text: `axios no longer says '${rewording.from}' in ${part}: see ${SELF}.` }] };
        }
        return { contents: text.replace(rewording.from, rewording.to) };
      }
      const contents = REPLACEMENTS[part];
      return contents === undefined ? undefined : { contents };
    });
    builder.onEnd(() => {
      const wanted = [...Object.keys(REPLACEMENTS), ...Object.keys(REWORDINGS)];
      const missing = met.size === 0 ? [] : wanted.filter((part) => !met.has(part));
      return {
        errors: missing.map((part) => ({ text: `axios has no ${part} any more: see ${SELF}.` })),
      };
    });
  },
};
