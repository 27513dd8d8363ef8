import type { Plugin } from 'esbuild';

/** The door through which the MCP SDK takes what differs between Node, browsers and workers. */
const SHIMS = '@modelcontextprotocol/server/_shims';

/** The SDK's own choice for workers. On Node it would take ajv, a tenth of the server's start, for forms of a few fields. */
const CONTENTS = `
  export { CfWorkerJsonSchemaValidator as DefaultJsonSchemaValidator } from '@modelcontextprotocol/server/validators/cf-worker';
  export { default as process } from 'node:process';
`;

/** Leaves ajv out of the MCP server, which never uses it. The build fails if the SDK no longer has that door. */
export const withSmallValidator: Plugin = {
  name: 'with-small-validator',
  setup(builder) {
    builder.onResolve({ filter: new RegExp(`^${SHIMS}$`) }, () => ({ path: SHIMS, namespace: 'small-validator' }));
    builder.onLoad({ filter: /.*/, namespace: 'small-validator' }, () => ({
      contents: CONTENTS,
      resolveDir: builder.initialOptions.absWorkingDir ?? '.',
    }));
    builder.onEnd(({ metafile }) => {
      const names = Object.keys(metafile?.inputs ?? {});
      if (names.some((name) => name.startsWith('small-validator:'))) return {};
      return { errors: [{ text: `The MCP SDK does not import ${SHIMS} any more.` }] };
    });
  },
};
