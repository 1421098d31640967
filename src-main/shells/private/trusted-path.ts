/**
 * Who can decide what lies at a path. A folder may belong to this user and still be put in the place of another one by whoever may
 * write the folder above it, so the whole way down from the root is looked at, as SSH does with its keys.
 */
import { lstatSync, readlinkSync, type Stats } from 'node:fs'
import { dirname, parse, resolve, sep } from 'node:path'

/** As in the kernel: more links than this are taken for a circle. */
const linksMax = 40

/**
 * Tells whether only this user and the administrator decide what lies at a path: every folder on the way belongs to one of
 * them, nobody else may write in it (or, as in a shared temporary folder, not take away what is there), and links on the way
 * were made by one of them and lead along such a way, too.
 * @param path An absolute path that exists.
 * @param user The user's id.
 * @throws The error of the file system if a part of the path cannot be looked at.
 */
export function isTrustedPath(path: string, user: number): boolean {
  let links = 0
  const isTrusted = (target: string): boolean => {
    let current = parse(target).root
    for (const name of ['', ...target.slice(current.length).split(sep).filter(Boolean)]) {
      current = resolve(current, name)
      const found = lstatSync(current)
      if (found.uid !== user && found.uid !== 0) return false
      if (found.isSymbolicLink()) {
        if (++links > linksMax || !isTrusted(resolve(dirname(current), readlinkSync(current)))) return false
      } else if (found.isDirectory() && isOpenToOthers(found, user)) return false
    }
    return true
  }
  return isTrusted(resolve(path))
}

/**
 * Where every user has a group of his own with the number of the user, and new folders may be written by it, as on many
 * Linux systems, that group is nobody else.
 */
function isOpenToOthers({ mode, gid }: Stats, user: number): boolean {
  const isSticky = (mode & 0o1000) !== 0
  const mayGroup = (mode & 0o020) !== 0 && !(gid === user && user !== 0)
  const mayOthers = (mode & 0o002) !== 0
  return (mayGroup || mayOthers) && !isSticky
}
