/** What the CLI has to do with the outside, so that tests can stand in its place. */
export interface CliIo {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Exit statuses: a result, an error entry, wrong usage. */
export const EXIT = { ok: 0, failed: 1, usage: 2 } as const;

/** Resolves once the text is handed over, so that a slow reader slows us down instead of filling our memory. */
export async function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  if (stream.write(text)) return;
  await new Promise<void>((resolve, reject) => {
    const settle = (error?: Error) => {
      stream.off('drain', settle);
      stream.off('error', settle);
      stream.off('close', settle);
      if (error instanceof Error) reject(error);
      else resolve();
    };
    stream.once('drain', settle);
    stream.once('error', settle);
    stream.once('close', settle);
  });
}
