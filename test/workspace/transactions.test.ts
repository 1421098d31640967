import { describe, expect, it } from 'vitest'
import { fail, ok } from '../../src-main/contract/failure.ts'
import { aSnapshot, failureOf, open, temporaryPath } from './temporary.ts'

describe('a transaction', () => {
  it('answers what the work answers, and keeps all of it', () => {
    const workspace = open(':memory:')
    const reply = workspace.transaction(() => {
      workspace.appendJournal('input', 1)
      workspace.saveSetting('language', 'de')
      return ok('done')
    })
    expect(reply).toEqual(ok('done'))
    expect([workspace.journalLength(), workspace.findSetting('language')]).toEqual([1, 'de'])
  })

  it('undoes everything when the work answers a failure', () => {
    const workspace = open(':memory:')
    const reply = workspace.transaction(() => {
      workspace.appendJournal('input', 1)
      workspace.saveSetting('language', 'de')
      workspace.appendAudit({ kind: 'x', subject: 'y', details: {} })
      return fail('workspace.hashDiffers', { expected: 'a', actual: 'b' })
    })
    expect(failureOf(reply).code).toBe('workspace.hashDiffers')
    expect([workspace.journalLength(), workspace.findSetting('language')]).toEqual([0, undefined])
    expect(workspace.verifyIntegrity().ok).toBe(true)
  })

  it('undoes everything when the work breaks an invariant, and lets the error through', () => {
    const workspace = open(':memory:')
    const work = () =>
      workspace.transaction(() => {
        workspace.appendJournal('input', 1)
        throw new Error('defect')
      })
    expect(work).toThrow('defect')
    expect(workspace.journalLength()).toBe(0)
    expect(workspace.transaction(() => ok(workspace.appendJournal('input', 2)))).toEqual(ok(1))
  })

  it('undoes an inner transaction alone when the inner one fails', () => {
    const workspace = open(':memory:')
    workspace.transaction(() => {
      workspace.appendJournal('outer', 1)
      workspace.transaction(() => {
        workspace.appendJournal('inner', 2)
        return fail('core.closed')
      })
      workspace.transaction(() => ok(workspace.appendJournal('second inner', 3)))
      return ok(undefined)
    })
    expect([...workspace.readJournal(1)].map((row) => row.kind)).toEqual(['outer', 'second inner'])
  })

  it('undoes what an inner transaction wrote when the outer one fails', () => {
    const workspace = open(':memory:')
    workspace.transaction(() => {
      workspace.transaction(() => ok(workspace.appendJournal('inner', 1)))
      return fail('core.closed')
    })
    expect(workspace.journalLength()).toBe(0)
  })

  it('is where everything is written', () => {
    const workspace = open(':memory:')
    const writes = [
      () => workspace.appendJournal('input', 1),
      () => workspace.saveSnapshot(aSnapshot(1, '{}')),
      () => workspace.removeSnapshots([1]),
      () => workspace.saveRoot({ id: 'root-1', document: {}, sealedKey: null }),
      () => workspace.saveCertificate({ id: 'certificate-1', rootId: 'root-1', document: {}, sealedKey: null }),
      () => workspace.addCrl({ id: 'crl-1', rootId: 'root-1', crlNumber: 1, document: {} }),
      () => workspace.addExport({ certificateId: 'root-1', kind: 'cer', path: '/a', thumbprint: 'AB', at: '' }),
      () => workspace.appendAudit({ kind: 'x', subject: 'y', details: {} }),
      () => workspace.saveSetting('language', 'de'),
      () => workspace.removeSetting('language'),
    ]
    for (const write of writes) expect(write).toThrow('inside a transaction only')
  })

  it('fails as a whole when the volume is full, also if the work does not notice, and works again afterwards', () => {
    const path = temporaryPath()
    const workspace = open(path, { sizeBytesMax: 200_000 })
    const big = { text: 'x'.repeat(150_000) }
    const reply = workspace.transaction(() => {
      workspace.appendJournal('small', 1)
      workspace.transaction(() => {
        workspace.appendJournal('big', big)
        return ok(undefined)
      })
      workspace.transaction(() => {
        workspace.appendJournal('big', big)
        return ok(undefined)
      })
      return ok('not noticed')
    })
    expect(failureOf(reply)).toMatchObject({ code: 'workspace.diskFull', params: { path } })
    expect(workspace.journalLength()).toBe(0)
    expect(workspace.transaction(() => ok(workspace.appendJournal('small', 2)))).toEqual(ok(1))
    workspace.close()
    expect([...open(path).readJournal(1)]).toEqual([{ sequence: 1, kind: 'small', payload: 2 }])
  })

  it('keeps no private key that is not sealed', () => {
    const workspace = open(':memory:')
    const pem = '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n'
    const keep = (work: () => void) => () =>
      workspace.transaction(() => {
        work()
        return ok(undefined)
      })
    const root = { id: 'root-1', document: {}, sealedKey: null }
    expect(keep(() => workspace.saveRoot({ ...root, sealedKey: pem }))).toThrow('must be sealed')
    expect(keep(() => workspace.saveRoot({ ...root, document: { deep: [pem] } }))).toThrow('must be sealed')
    expect(keep(() => workspace.appendJournal('input', { pem }))).toThrow('must be sealed')
    expect(keep(() => workspace.appendAudit({ kind: 'x', subject: 'y', details: pem }))).toThrow('must be sealed')
    expect(workspace.listRoots()).toEqual([])
  })
})
