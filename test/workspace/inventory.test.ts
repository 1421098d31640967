import { describe, expect, it } from 'vitest'
import { ok } from '../../src-main/contract/failure.ts'
import type { Workspace } from '../../src-main/workspace/index.ts'
import { open, temporaryPath } from './temporary.ts'

const root = { id: 'root-1', document: { commonName: 'Replication' }, sealedKey: '{"sealed":"…"}' }
const publicRoot = { id: 'root-2', document: { commonName: 'Someone else' }, sealedKey: null }
const certificate = (number: number, rootId = 'root-1') => ({
  id: `certificate-${number}`,
  rootId,
  document: { dnsName: `hypervisor-0${number}.lab.example` },
  sealedKey: `sealed ${number}`,
})
const crl = (number: number, rootId = 'root-1') => ({
  id: `crl-${rootId}-${number}`,
  rootId,
  crlNumber: number,
  document: { der: 'MIIB' },
})

describe('the inventory', () => {
  it('keeps roots, certificates and CRLs across a restart', () => {
    const path = temporaryPath()
    const before = open(path)
    write(before, () => {
      before.saveRoot(root)
      before.saveRoot(publicRoot)
      before.saveCertificate(certificate(2))
      before.saveCertificate(certificate(1))
      before.addCrl(crl(1))
      before.addCrl(crl(2))
      before.addCrl(crl(1, 'root-2'))
    })
    before.close()
    const after = open(path)
    expect(after.listRoots()).toEqual([root, publicRoot])
    expect(after.findRoot('root-2')).toEqual(publicRoot)
    expect(after.listCertificates()).toEqual([certificate(2), certificate(1)])
    expect(after.listCertificates('root-2')).toEqual([])
    expect(after.findCertificate('certificate-1')).toEqual(certificate(1))
    expect(after.listCrls('root-1')).toEqual([crl(1), crl(2)])
    expect(after.listCrls()).toHaveLength(3)
    expect(after.latestCrl('root-1')).toEqual(crl(2))
    expect(after.findCrl('crl-root-2-1')).toEqual(crl(1, 'root-2'))
  })

  it('has nothing to give for an id that it does not know', () => {
    const workspace = open(':memory:')
    expect(workspace.findRoot('root-1')).toBeUndefined()
    expect(workspace.findCertificate('certificate-1')).toBeUndefined()
    expect(workspace.findCrl('crl-1')).toBeUndefined()
    expect(workspace.latestCrl('root-1')).toBeUndefined()
  })

  it('replaces a row in its place, as a revocation or a new passphrase does', () => {
    const workspace = open(':memory:')
    write(workspace, () => {
      workspace.saveRoot(root)
      workspace.saveRoot(publicRoot)
      workspace.saveCertificate(certificate(1))
      workspace.saveRoot({ ...root, sealedKey: 'sealed anew' })
      workspace.saveCertificate({ ...certificate(1), document: { revoked: true } })
    })
    expect(workspace.listRoots().map((row) => row.sealedKey)).toEqual(['sealed anew', null])
    expect(workspace.listCertificates()).toEqual([{ ...certificate(1), document: { revoked: true } }])
  })

  it('never holds two CRLs of a root with one number, nor anything of an unknown root', () => {
    const workspace = open(':memory:')
    write(workspace, () => {
      workspace.saveRoot(root)
      workspace.addCrl(crl(1))
    })
    expect(() => write(workspace, () => workspace.addCrl({ ...crl(1), id: 'crl-other' }))).toThrow('UNIQUE')
    expect(() => write(workspace, () => workspace.addCrl(crl(1)))).toThrow('UNIQUE')
    expect(() => write(workspace, () => workspace.saveCertificate(certificate(1, 'root-9')))).toThrow('FOREIGN KEY')
    expect(workspace.listCrls()).toEqual([crl(1)])
  })

  it('remembers which file was written for which certificate', () => {
    const workspace = open(':memory:')
    const file = {
      certificateId: 'certificate-1',
      kind: 'compat.pfx',
      path: '/out/hypervisor-01.lab.example.compat.pfx',
      thumbprint: '0123456789ABCDEF0123456789ABCDEF01234567',
      at: '2026-03-01T08:00:00.000Z',
    }
    write(workspace, () => {
      expect(workspace.addExport(file)).toEqual({ sequence: 1, ...file })
      workspace.addExport({ ...file, certificateId: 'root-1', kind: 'cer' })
    })
    expect(workspace.listExports('certificate-1')).toEqual([{ sequence: 1, ...file }])
    expect(workspace.listExports().map((row) => row.kind)).toEqual(['compat.pfx', 'cer'])
  })
})

function write(workspace: Workspace, work: () => unknown): void {
  expect(
    workspace.transaction(() => {
      work()
      return ok(undefined)
    }).ok,
  ).toBe(true)
}
