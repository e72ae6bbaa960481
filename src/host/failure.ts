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
  EDQUOT: 'the disk quota is used up',
  EBUSY: 'it is in use',
  EIO: 'the disk reports an error',
  ENAMETOOLONG: 'a name in it is too long for the disk',
  EMFILE: 'too many files are open',
  EADDRINUSE: 'the address is in use',
  ELOOP: 'its symbolic links go round in a circle',
}

/**
 * Says that a disk refused, and where.
 *
 * @param error What was thrown; a {@link Failure} is given back as it is.
 * @param place What could not be written.
 * @param help What to do, unless the reason itself says it.
 */
export function refusedByDisk(error: unknown, place: string, help: string): Failure {
  if (error instanceof Failure) return error
  if (!saysDiskFull(error)) return new Failure(`cannot write \`${place}\`: ${reasonOf(error)}`, help)
  return new Failure(
    `cannot write \`${place}\`: the disk is full`,
    'Make room on its disk and run it again; what was there before is as it was.',
  )
}

const diskFull = /ENOSPC|EDQUOT|No space left|os error 28/i

/** Tells whether an error comes from the operating system, about a file or a disk, rather than from a fault of ours. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && typeof (error as NodeJS.ErrnoException).code === 'string'
}

/** Tells whether an error, of whoever it may be, says that a disk is full. */
export function saysDiskFull(error: unknown): boolean {
  return diskFull.test(error instanceof Error ? `${(error as NodeJS.ErrnoException).code} ${error.message}` : String(error))
}
