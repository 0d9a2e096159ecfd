/** Input that cannot be used: said once, here, and never handed on. */
export interface Problem {
  /** As the user named it; "FILE:LINE" for a record. */
  readonly path: string
  /** One line, lower case, no full stop: "not text (NUL byte at 1042)". */
  readonly reason: string
}

export const isProblem = <T extends object>(item: T | Problem): item is Problem => 'reason' in item

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'is a folder',
  ENOTDIR: 'a part of the path is not a folder',
  ELOOP: 'too many symbolic links',
  ENAMETOOLONG: 'name too long',
  EMFILE: 'too many open files',
  ENOSPC: 'no space left',
  EROFS: 'read-only file system',
}

/** What the system says of a file, in a few words. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return REASONS[code] ?? (code === '' ? error.message : `cannot be read (${code})`)
}
