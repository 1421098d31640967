/** What is said beside a workspace that does not open: whether there is a backup of it. */
import type { Failure } from '../contract/failure.ts'
import type { Language } from '../contract/texts/shape.ts'
import type { Assembly } from './assembly.ts'
import { texts } from './texts/index.ts'

/** Where the file itself is what is wrong, and an older one would open. */
const curedByBackup: readonly Failure['code'][] = [
  'workspace.missing',
  'workspace.notAWorkspace',
  'workspace.damaged',
  'workspace.logMissing',
  'workspace.hashDiffers',
]

/** Names the newest backup in a sentence; null if there is none, or it would be no help. */
export async function newestBackupSentence(
  assembly: Assembly,
  { failure, workspacePath, language }: { failure: Failure; workspacePath: string; language: Language },
): Promise<string | null> {
  if (!curedByBackup.includes(failure.code)) return null
  const [newest] = await assembly.listBackups(workspacePath)
  return newest === undefined ? null : texts.text('backup.newest', language, { path: newest.path })
}
