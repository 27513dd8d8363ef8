/** Where compiled code is kept between two starts of a program. */
export interface CodeCache {
  /** What was kept; undefined where there is nothing, or nothing that can be trusted. */
  read(): Buffer | undefined;
  /** Keeps it if it can, and removes what is old; no failure is told. */
  write(code: Buffer): void;
}

export interface CodeCacheOptions {
  /** The folder of this product's own, in which nothing else is; made when something is written. */
  readonly folder: string;
  /** Of the program, such as `cli-run`. */
  readonly name: string;
  /** Changes with every change of the program's text. V8 compares nothing of it but the length. */
  readonly build: string;
}

// Asked for in this way, since `import` of fs makes Node load its streams, which costs more than all that is done here.
const fs = process.getBuiltinModule('node:fs');
const { join } = process.getBuiltinModule('node:path');

/** What was written longer ago is of a build, or a Node, that has been replaced; if not, it is soon made again. */
const KEPT_MS = 30 * 24 * 3_600_000;

/**
 * V8's compiled code in a file. V8 itself refuses code of another version and of other flags, but takes damaged code and
 * crashes on it: so the file holds the code twice, and is used only where both are equal (comparing is far quicker than
 * any hash). Only a file of the user's own is used that nobody else can have written.
 */
export function createCodeCache({ folder, name, build }: CodeCacheOptions): CodeCache {
  const fileName = `${name}-${build}-${process.version}-${process.arch}.bin`;
  const file = join(folder, fileName);
  return {
    read() {
      try {
        const { uid, mode } = fs.statSync(file);
        const isOurs = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
        if (!isOurs) return undefined;
        const both = fs.readFileSync(file);
        const code = both.subarray(0, both.length / 2);
        return code.length > 0 && code.equals(both.subarray(code.length)) ? code : undefined;
      } catch {
        return undefined;
      }
    },
    write(code) {
      try {
        fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
        // Renamed when it is complete, so that nobody reads one that is half written.
        const draft = `${file}.${process.pid}`;
        fs.writeFileSync(draft, Buffer.concat([code, code]), { mode: 0o600, flag: 'wx' });
        fs.renameSync(draft, file);
        const nowMs = fs.statSync(file).mtimeMs;
        for (const other of fs.readdirSync(folder).map((entry) => join(folder, entry))) {
          if (nowMs - fs.statSync(other).mtimeMs > KEPT_MS) fs.unlinkSync(other);
        }
      } catch {
        // No home, no room, no right: the next start compiles again, that is all.
      }
    },
  };
}

/** The user's folder for what can be made anew (XDG Base Directory); undefined where there is none, or none is wanted. */
export function toCacheFolder(env: Readonly<Record<string, string | undefined>>): string | undefined {
  // Node's own switch for its own compile cache.
  if (env.NODE_DISABLE_COMPILE_CACHE === '1') return undefined;
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'okta-v2');
  if (env.LOCALAPPDATA) return join(env.LOCALAPPDATA, 'okta-v2', 'cache');
  return env.HOME ? join(env.HOME, '.cache', 'okta-v2') : undefined;
}
