/** The root of a rehearsal and what it has issued: made once, and found again by a command that goes on. */
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { writeFiles } from '../../authority/files/write-files.ts'
import { StepStopped, type Stage } from './stage.ts'

/** Where the passphrase of a root lies: beside the workspace and not among the files that go to hosts. */
export function passphrasePathBeside(workspacePath: string, name: string): string {
  return join(dirname(workspacePath), `${basename(workspacePath, '.understudy')} ${name}-passphrase.txt`)
}

/**
 * Makes the root, or unlocks the one that is there.
 * @param input Name and years of the root.
 * @param passphrasePath Gets the passphrase before the root is made, so that there is never a root that nobody can open; null where
 *   nothing outlives the command.
 * @returns Its id.
 */
export async function openRoot(
  stage: Stage,
  input: { readonly name: string; readonly years?: number },
  passphrasePath: string | null,
): Promise<string> {
  const found = (await stage.must('root.list', {})).roots.find(({ name }) => name === input.name)
  if (found) {
    const passphrase = passphrasePath === null ? '' : (await readFile(passphrasePath, 'utf8').catch(() => '')).trim()
    if (!found.isUnlocked) await stage.must('root.unlock', { rootId: found.rootId, passphrase })
    return found.rootId
  }
  const passphrase = Buffer.from(stage.context.dependencies.randomBytes(18)).toString('base64url')
  if (passphrasePath !== null) {
    const bytes = Buffer.from(`${passphrase}\n`, 'utf8')
    const file = { name: basename(passphrasePath), bytes, mode: 0o600 }
    const kept = await writeFiles(dirname(passphrasePath), [file])
    if (!kept.ok) throw new StepStopped(kept.failure)
  }
  return (await stage.must('root.create', { ...input, passphrase })).rootId
}

/** The certificates of a root in the order of the hosts; a host that has none yet is left out. */
export async function certificateIdsOf(stage: Stage, rootId: string): Promise<string[]> {
  const { hosts } = await stage.must('host.list', {})
  const { certificates } = await stage.must('certificate.list', {})
  return hosts.flatMap(({ fqdn }) =>
    certificates
      .filter((each) => each.rootId === rootId && each.kind === 'host' && each.dnsNames.includes(fqdn.toLowerCase()))
      .map(({ certificateId }) => certificateId),
  )
}
