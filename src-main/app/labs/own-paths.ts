/**
 * Where the files of a lab lie: whatever folder or file a learner names, it is one of the lab's own. What is typed as
 * `C:\Certificates` becomes a folder of that name among the files of the try, and nothing outside of it is read or written.
 */
import { isAbsolute, join, relative, sep } from 'node:path'

/** Nouns whose folders are those of emulated hosts. */
const emulatedNouns = ['disk']

const segmentsMax = 20

/**
 * Puts the paths of an input among the files of the try.
 * @param call The name of the call.
 * @param input As it was parsed; it stays as it is.
 * @param files The folder of the try.
 */
export function withOwnPaths(call: string, input: unknown, files: string): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input
  const [noun = ''] = call.split('.')
  const members = Object.entries(input).map(([name, value]: [string, unknown]) => {
    if (name === 'folder' && typeof value === 'string' && !emulatedNouns.includes(noun))
      return [name, ownPath(value, files)] as const
    return [name, isNamedFile(value) ? { path: ownPath(value.path, files) } : value] as const
  })
  return Object.fromEntries(members)
}

/** The same input as it is written into the log, which shall be the same wherever the try lies. */
export function withoutOwnFolder(input: unknown, files: string): unknown {
  if (typeof input === 'string') return isWithin(input, files) ? `{folder}${input.slice(files.length)}` : input
  if (Array.isArray(input)) return input.map((each) => withoutOwnFolder(each, files))
  if (typeof input !== 'object' || input === null) return input
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, withoutOwnFolder(value, files)]))
}

function ownPath(path: string, files: string): string {
  if (isWithin(path, files)) return path
  // A drive is a folder like any other here, and nobody climbs out.
  const segments = path
    .split(/[\\/]/)
    .map((segment) => segment.replace(/[:*?"<>|\p{Cc}]/gu, '').trim())
    .filter((segment) => segment !== '' && !/^\.+$/.test(segment))
  return join(files, ...segments.slice(-segmentsMax))
}

/** Whether a path is the folder or leads to something in it, without a way out again. */
function isWithin(path: string, files: string): boolean {
  if (!isAbsolute(path)) return false
  const way = relative(files, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** Of all members only files by their name have a member `path` and no other. */
function isNamedFile(value: unknown): value is { readonly path: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length === 1 &&
    typeof (value as { readonly path?: unknown }).path === 'string'
  )
}
