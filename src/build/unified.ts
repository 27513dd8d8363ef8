import { readFile } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import { ALL_COMMANDS } from './all-commands.ts';
import { bundleForShim, ROOT } from './bundle.ts';
import { dockerImage, type IntegrationDocument, toIntegrationDocument } from './integration-yml.ts';
import { readPackMetadata } from './pack.ts';

const CORTEX = `${ROOT}src/hosts/cortex/`;

/** The integration in one document, as it is uploaded: with script, logo and description inside. */
export async function buildUnifiedDocument() {
  const [shim, detailedDescription, logo, metadata, { files, metafile }] = await Promise.all([
    readFile(`${CORTEX}shim.py`, 'utf8'),
    readFile(`${CORTEX}description.md`, 'utf8'),
    readFile(`${CORTEX}logo.png`),
    readPackMetadata(),
    bundleForShim(),
  ]);
  const document = toUnifiedDocument(toIntegrationDocument(ALL_COMMANDS, dockerImage()), {
    shim,
    bundle: files.map(({ text }) => text).join(''),
    logo,
    detailedDescription,
    version: metadata.currentVersion,
  });
  return { document, metafile };
}

interface UnifiedParts {
  /** The text of `src/hosts/cortex/shim.py`. */
  readonly shim: string;
  /** The Cortex host as one script. */
  readonly bundle: string;
  /** A PNG of 120 × 50. */
  readonly logo: Uint8Array;
  /** Markdown, shown beside the settings form. */
  readonly detailedDescription: string;
  readonly version: string;
}

function toUnifiedDocument(integration: IntegrationDocument, parts: UnifiedParts): IntegrationDocument {
  return {
    ...integration,
    image: `data:image/png;base64,${Buffer.from(parts.logo).toString('base64')}`,
    detaileddescription: parts.detailedDescription,
    script: { ...integration.script, script: toScript(parts) },
  };
}

const LINE_LENGTH = 120;

/** @throws {Error} if the shim has no place for the bundle */
function toScript({ shim, bundle, version }: UnifiedParts): string {
  const packed = deflateSync(bundle, { level: 9 });
  const lines = packed.toString('base64').match(new RegExp(`.{1,${LINE_LENGTH}}`, 'g')) ?? [];
  const script = shim
    .replace(/^OKTA_V2_BUNDLE_BYTES = 0$/m, `OKTA_V2_BUNDLE_BYTES = ${packed.length}`)
    .replace(/^OKTA_V2_BUNDLE = """\n"""$/m, () => `OKTA_V2_BUNDLE = """\n${lines.join('\n')}\n"""`);
  if (!script.includes(`= ${packed.length}\n`) || script.length < shim.length + packed.length) {
    throw new Error('The shim has no place for the bundle.');
  }
  return `### pack version: ${version}\n${script}`;
}
