/** Unlocking a root on the way to what needs its key. */
import { expect, it } from 'vitest'
import { ok } from '../../../../../src-main/contract/failure.ts'
import type { RootView } from '../../../../../src-main/contract/views/authority.ts'
import type { Call } from '../../../../../src-renderer/forms/form.svelte.ts'
import { withKey, withKeys } from '../../../../../src-renderer/views/certificates/keys/key-access.ts'

/** Only what is asked of it. */
const aRoot = (isPassphraseRemembered: boolean) =>
  ({ rootId: 'root-1', isUnlocked: false, isPassphraseRemembered }) as RootView

async function callsWith(root: RootView, passphrase: string) {
  const names: string[] = []
  // The answers are of no call's shape; nobody looks into them.
  const call = ((name: string) => {
    names.push(name)
    return Promise.resolve(ok({}))
  }) as unknown as Call
  await withKey(call, root, passphrase, () => Promise.resolve(ok(undefined)))
  await withKeys(call, [root], { 'root-1': passphrase }, () => Promise.resolve(ok(undefined)))
  return [...new Set(names)]
}

it('needs no passphrase where it is known here, as that of a sample', async () => {
  expect(await callsWith(aRoot(true), '')).toEqual(['root.unlockRemembered'])
  expect(await callsWith(aRoot(true), 'typed all the same')).toEqual(['root.unlock'])
  expect(await callsWith(aRoot(false), '')).toEqual(['root.unlock'])
})
