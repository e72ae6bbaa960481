/** Something that keeps a command from doing its work; printed as one sentence and what to do, exit code 2. */
export class Failure extends Error {
  /** What to do, as a sentence. */
  readonly help: string

  constructor(message: string, help: string) {
    super(message)
    this.name = 'Failure'
    this.help = help
  }
}

/** Says why the operating system refused, in words: `ENOENT` → `there is no such file or folder`. */
export function reasonOf(error: unknown): string {
  const {code, message} = error as NodeJS.ErrnoException
  return (code !== undefined && reasons[code]) || message || String(error)
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission is missing',
  EPERM: 'permission is missing',
  ENOTDIR: 'it is not a folder',
  EISDIR: 'it is a folder',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EMFILE: 'too many files are open',
  EADDRINUSE: 'the address is in use',
  ELOOP: 'its symbolic links go round in a circle',
}
