/** Where one try of a lab lives: its world and its files in `home`, and copies of both in `points`. */
import { cp, mkdir, readdir, rm } from 'node:fs/promises'
import { readdirSync, statSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'
import type { LabFileEntry } from './facts.ts'

const workspaceName = 'lab.understudy'

export interface LabFolder {
  readonly workspacePath: string
  /** What `{folder}` stands for in steps. */
  readonly files: string
  prepare(): Promise<void>
  /** What lies in `files` now. */
  list(): readonly LabFileEntry[]
  /** Makes room for a point and copies every file but the world into it; gives where the world is to be copied to. */
  savePoint(id: string): Promise<string>
  /** Puts a point in the place of what is there. The world must be closed. */
  restorePoint(id: string): Promise<void>
  hasPoint(id: string): Promise<boolean>
}

/** @param folder Of the try alone. */
export function createLabFolder(folder: string): LabFolder {
  const home = join(folder, 'home')
  const files = join(home, 'files')
  const pointOf = (id: string) => join(folder, 'points', id)
  return {
    workspacePath: join(home, workspaceName),
    files,
    prepare: async () => void (await mkdir(files, { recursive: true, mode: 0o700 })),
    list: () => listFiles(files, files),
    async savePoint(id) {
      const point = pointOf(id)
      await rm(point, { recursive: true, force: true })
      await mkdir(point, { recursive: true, mode: 0o700 })
      const isOther = (path: string) => !relative(home, path).startsWith(workspaceName)
      await cp(home, point, { recursive: true, filter: isOther })
      return join(point, workspaceName)
    },
    async restorePoint(id) {
      await rm(home, { recursive: true, force: true })
      await cp(pointOf(id), home, { recursive: true })
    },
    hasPoint: async (id) => (await readdir(pointOf(id)).catch((): string[] => [])).includes(workspaceName),
  }
}

function listFiles(root: string, folder: string): LabFileEntry[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((item) => {
    const path = join(folder, item.name)
    if (item.isDirectory()) return listFiles(root, path)
    const name = relative(root, path).split(sep).join(posix.sep)
    return item.isFile() ? [{ path: name, sizeBytes: statSync(path).size }] : []
  })
}
