import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * What axios brings along and nothing here can reach: forms, with a table of all MIME types behind them (140 KB), and
 * HTTP/2, whose module takes Node some milliseconds to load.
 */
const UNREACHABLE: Readonly<Record<string, string>> = {
  'form-data': 'export default globalThis.FormData;',
  http2: 'export default { constants: {} };',
};

const leaveOutUnreachable: Plugin = {
  name: 'leave-out-unreachable',
  setup(builder) {
    builder.onResolve({ filter: /^(form-data|http2)$/ }, ({ path, importer }) =>
      /[\\/]axios[\\/]/.test(importer) ? { path, namespace: 'unreachable' } : undefined,
    );
    builder.onLoad({ filter: /.*/, namespace: 'unreachable' }, ({ path }) => ({ contents: UNREACHABLE[path] ?? '' }));
  },
};

/** Settings that all bundles share. The lowest Node that they run on is the one that the shim asks for. */
export const BUNDLE_OPTIONS = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
  plugins: [leaveOutUnreachable],
} as const satisfies BuildOptions;

/**
 * The Cortex host as one classic script, minified. Classic, because the shim hands it to Node as text, and text in a
 * module can neither `require` nor be loaded without a file or an address.
 */
export async function bundleForShim(): Promise<string> {
  const { outputFiles } = await build({
    ...BUNDLE_OPTIONS,
    entryPoints: ['src/hosts/cortex/main.ts'],
    format: 'cjs',
    minify: true,
    write: false,
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error('esbuild made no bundle of the Cortex host.');
  return output.text;
}
