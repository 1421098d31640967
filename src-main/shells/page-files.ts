/**
 * The files of the built page, for the web shell and for Electron's own scheme. The folder is listed once and only
 * what is on the list is served: no address, however it is written, can name a file outside the folder.
 */
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'

interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly contentType: string
  /** True where the name holds a hash of the content, so that a client may keep the file for good. */
  readonly isImmutable: boolean
}

export interface PageFiles {
  /**
   * Reads a file of the page.
   * @param path The path of the address, as it was sent; `/` stands for the page itself.
   * @returns Null if the page has no such file.
   */
  read(path: string): Promise<PageFile | null>
}

/** Types of what a build of the renderer holds; a browser refuses modules and styles that come with another type. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

/**
 * Opens the folder of a built page.
 * @param folder Absolute path; a folder that does not exist has no files.
 */
export async function openPageFiles(folder: string): Promise<PageFiles> {
  const files = new Map<string, string>()
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    files.set(`/${relative(folder, file).split(sep).join('/')}`, file)
  }
  return {
    async read(path) {
      const name = path === '/' ? '/index.html' : path
      const file = files.get(name)
      if (file === undefined) return null
      const bytes = await readFile(file)
      return {
        bytes: new Uint8Array(bytes),
        contentType: contentTypes[extname(name)] ?? 'application/octet-stream',
        isImmutable: name.startsWith('/assets/'),
      }
    },
  }
}
