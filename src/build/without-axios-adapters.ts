import type { Plugin } from 'esbuild';

/**
 * Modules of axios, named from its folder, that nothing here can reach: our HTTP adapter takes the place of its own, and
 * nothing sends forms with files, which bring a table of all MIME types. They are more than half of axios.
 */
const UNREACHABLE = [
  'lib/adapters/http.js',
  'lib/adapters/xhr.js',
  'lib/adapters/fetch.js',
  'lib/platform/node/classes/FormData.js',
];

/** `fetch.js` is the only one of them that is imported by the name of a member. */
const EMPTY = 'export default null; export const getFetch = null;';

/** Leaves these modules out of a bundle. The build fails if a new version of axios no longer has one of them. */
export const withoutAxiosAdapters: Plugin = {
  name: 'without-axios-adapters',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]axios[\\/]lib[\\/]/ }, ({ path }) => {
      const isUnreachable = UNREACHABLE.some((module) => toName(path).endsWith(`axios/${module}`));
      return isUnreachable ? { contents: EMPTY } : undefined;
    });
    builder.onEnd(({ metafile }) => {
      const names = Object.keys(metafile?.inputs ?? {}).map(toName);
      if (!names.some((name) => name.includes('axios/lib/'))) return {};
      const missing = UNREACHABLE.filter((module) => !names.some((name) => name.endsWith(`axios/${module}`)));
      return { errors: missing.map((module) => ({ text: `axios has no ${module} any more.` })) };
    });
  },
};

const toName = (path: string): string => path.replaceAll('\\', '/');
