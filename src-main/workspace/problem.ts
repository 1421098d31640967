/**
 * Turns what SQLite and the file system report into failures that a user can act on. Inside the workspace a problem is
 * thrown, so that it ends a transaction from any depth; `transaction` and `read` hand it out as a reply.
 */
import { fail, type Failure, type FailureCode, type FailureParams } from '../contract/failure.ts'
import { withDetail } from '../contract/problems.ts'

/** A failure on its way to the nearest `transaction` or `read`. */
export class WorkspaceProblem extends Error {
  override readonly name = 'WorkspaceProblem'
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.code)
    this.failure = failure
  }
}

/** Makes a problem from a code and its parameters. */
export function problem(code: FailureCode, params: FailureParams): WorkspaceProblem {
  return new WorkspaceProblem(fail(code, params).failure)
}

/**
 * Finds the failure that an error stands for.
 * @param error Whatever was thrown.
 * @param path The workspace file.
 * @returns The failure, or nothing if the error is a defect of the program.
 */
export function failureOf(error: unknown, path: string): Failure | undefined {
  if (error instanceof WorkspaceProblem) return error.failure
  if (isSqliteError(error)) return sqliteFailure(error, path)
  if (isSystemError(error)) return systemFailure(error, path)
  return undefined
}

/** Runs something, and gives the failure of the problem that it throws, if it does. */
export function ownFailure(work: () => void): Failure | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof WorkspaceProblem) return error.failure
    throw error
  }
}

/**
 * Finds the failure behind an error while a file is opened. There a statement of ours fails because of the file, whatever
 * SQLite calls it.
 */
export function openingFailureOf(error: unknown, path: string): Failure | undefined {
  const failure = failureOf(error, path)
  if (failure !== undefined || !isSqliteError(error)) return failure
  return fail('workspace.damaged', { path, problem: withDetail('sqlite', error.message) }).failure
}

interface SqliteError extends Error {
  readonly errcode: number
  readonly errstr: string
}

interface SystemError extends Error {
  readonly code: string
}

/** Primary result codes of SQLite, https://www.sqlite.org/rescode.html. */
const resultCodes = {
  perm: 3,
  busy: 5,
  locked: 6,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
} as const

/** Extended codes of failed reads: SQLITE_IOERR_READ, _SHORT_READ, _CORRUPTFS and _DATA (a wrong checksum). */
const failedReads: ReadonlySet<number> = new Set([1, 2, 33, 32].map((detail) => resultCodes.ioError | (detail << 8)))

function sqliteFailure(error: SqliteError, path: string): Failure | undefined {
  switch (error.errcode & 0xff) {
    case resultCodes.full:
      return fail('workspace.diskFull', { path }).failure
    case resultCodes.notADatabase:
      return fail('workspace.notAWorkspace', { path }).failure
    case resultCodes.corrupt:
      return fail('workspace.damaged', { path, problem: withDetail('sqlite', error.errstr) }).failure
    case resultCodes.busy:
    case resultCodes.locked:
      return fail('workspace.locked', { path, holder: 'PID ?' }).failure
    case resultCodes.ioError:
      return failedReads.has(error.errcode)
        ? fail('workspace.damaged', { path, problem: withDetail('sqlite', error.errstr) }).failure
        : fail('workspace.unwritable', { path, problem: withDetail('sqlite', error.errstr) }).failure
    case resultCodes.perm:
    case resultCodes.readOnly:
    case resultCodes.cannotOpen:
      return fail('workspace.unwritable', { path, problem: withDetail('sqlite', error.errstr) }).failure
    default:
      return undefined
  }
}

function systemFailure(error: SystemError, path: string): Failure | undefined {
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return fail('workspace.missing', { path }).failure
    case 'ENOSPC':
    case 'EDQUOT':
      return fail('workspace.diskFull', { path }).failure
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENAMETOOLONG':
    case 'ELOOP':
    case 'EMFILE':
    case 'EIO':
      return fail('workspace.unwritable', { path, problem: error.code }).failure
    case 'EBUSY':
      return fail('workspace.locked', { path, holder: 'PID ?' }).failure
    default:
      return undefined
  }
}

function isSqliteError(error: unknown): error is SqliteError {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
}

function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
}
