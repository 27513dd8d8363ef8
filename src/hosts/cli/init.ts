import { systemClock } from '../../clock.ts';
import { parseSettings, type RawParameters } from '../../config/settings.ts';
import type { StoredInstance } from '../../config/sources.ts';
import { summarizeError } from '../../core/error-text.ts';
import { UsageError } from '../../errors.ts';
import { parseTruth } from '../../json-values.ts';
import { say } from '../terminal/write.ts';
import { createAsker } from './ask.ts';
import { toAuthenticationText } from './auth-check.ts';
import type { GlobalFlags } from './global-flags.ts';
import { type Answers, askName, askParameters, askSecret, type InitFlags, type Secret } from './init-answers.ts';
import { type CliIo, EXIT } from './io.ts';
import { toIntegration } from './open-instance.ts';
import { defaultConfigPath, readInstances, writeInstances, writeSecretFile } from './parameters-file.ts';

/** What an instance is made of. */
interface Draft {
  readonly plain: RawParameters;
  readonly secretName: 'private_key' | 'credentials';
  readonly secret: Secret;
}

/** `okta-v2 init`: asks what the flags do not answer, tests it, and saves it. Resolves to the exit status. */
export async function runInit(own: InitFlags, flags: GlobalFlags, io: CliIo): Promise<number> {
  const asker = io.stdin.isTTY && io.stderr.isTTY ? createAsker(io) : undefined;
  try {
    return await setUp({ own, given: flags.params, asker, io }, flags);
  } finally {
    asker?.close();
  }
}

async function setUp(answers: Answers, flags: GlobalFlags): Promise<number> {
  const { io } = answers;
  const config = flags.config ?? defaultConfigPath(io.env);
  if (config === undefined)
    throw new UsageError('There is no home folder for the parameters file. Give --config PATH.');
  const known = readInstances(config);
  const isTaken = (taken: string) => Object.hasOwn(known.instances, taken) && !flags.yes;
  const name = await askName(answers, flags.instance, isTaken);
  const draft = await askUntilItWorks(answers, flags, config.replace(/[^\\/]*$/, `${name}.token`));
  if (draft === undefined) {
    say(io.stderr, 'Nothing was written.\n');
    return EXIT.failed;
  }
  if (flags.dryRun) {
    say(io.stderr, `Dry run: the instance '${name}' was not written to ${config}.\n`);
    return EXIT.ok;
  }
  const { plain, secretName, secret } = draft;
  if (secret.file !== undefined) writeSecretFile(secret.file, secret.value);
  const stored: StoredInstance = { ...plain, [secretName]: secret.stored };
  writeInstances(config, { default: name, ...known, instances: { ...known.instances, [name]: stored } });
  const isDefault = (known.default ?? name) === name;
  say(
    io.stderr,
    `The instance '${name}' is in ${config}.\nTry: okta-v2 list-users --limit 5${isDefault ? '' : ` --instance ${name}`}\n`,
  );
  return EXIT.ok;
}

const CHOICES = ['Answer again', 'Save it anyway', 'Leave; nothing is written'];

/** Undefined where it does not work and nobody wants it all the same. */
async function askUntilItWorks(answers: Answers, flags: GlobalFlags, tokenFile: string): Promise<Draft | undefined> {
  const { own, asker, io } = answers;
  let earlier: RawParameters = {};
  for (;;) {
    const plain = await askParameters(answers, earlier);
    const secretName = parseTruth(plain.use_oauth) ? 'private_key' : 'credentials';
    const secret = await askSecret(answers, plain, tokenFile);
    const params = { ...plain, [secretName]: secret.value };
    parseSettings(params);
    if (own.test === false || (await works(params, flags, io))) return { plain, secretName, secret };
    const choice = (await asker?.choose('What now?', CHOICES)) ?? CHOICES.length - 1;
    if (choice === 1) return { plain, secretName, secret };
    if (choice > 1) return undefined;
    earlier = plain;
  }
}

/** Whether Okta accepts the parameters; says why it does not. */
async function works(params: RawParameters, flags: GlobalFlags, io: CliIo): Promise<boolean> {
  say(io.stderr, 'Asking Okta …\n');
  try {
    const report = await toIntegration(params, flags, io, systemClock).checkAuthentication();
    say(io.stderr, toAuthenticationText(report));
    return true;
  } catch (error) {
    say(io.stderr, `That does not work: ${summarizeError(error)}\n`);
    return false;
  }
}
