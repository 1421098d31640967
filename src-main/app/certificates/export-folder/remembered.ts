/**
 * The folders that were named last, so that the next form begins with them. Files alone do not say which folder was meant: of a bundle
 * they are in the folder of one host.
 */
import { basename, dirname, resolve } from 'node:path'
import type { OutputOf } from '../../../contract/registry.ts'
import type { Workspace } from '../../../workspace/index.ts'
import { passwordsPlaceOf } from './passwords-file.ts'

const settingKeys = { files: 'folder of files', crl: 'folder of CRLs' } as const

/** Remembers a folder; inside the transaction that keeps what was written there. */
export function rememberFolder(workspace: Workspace, of: keyof typeof settingKeys, folder: string): void {
  workspace.saveSetting(settingKeys[of], folder)
}

/** The folders that forms begin with: every workspace has its own, so that two of them in one place do not meet in it. */
export async function proposedFolders(workspace: Workspace): Promise<OutputOf<'certificate.exportFolder'>> {
  const folder = rememberedFolder(workspace, 'files') ?? ownFolder(workspace.path)
  const passwords = await passwordsPlaceOf(folder)
  const crlFolder = rememberedFolder(workspace, 'crl') ?? folder
  return { folder, passwordsFolder: dirname(passwords.path), crlFolder }
}

function rememberedFolder(workspace: Workspace, of: keyof typeof settingKeys): string | null {
  const found = workspace.findSetting(settingKeys[of])
  return typeof found === 'string' ? found : null
}

function ownFolder(path: string): string {
  if (path === ':memory:') return resolve('certificates')
  return resolve(dirname(path), `${basename(path, '.understudy')} certificates`)
}
