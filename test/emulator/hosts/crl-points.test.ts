import { describe, expect, it } from 'vitest'
import type { CertificateFacts } from '../../../src-main/contract/certificate-facts.ts'
import { certificateFor, crl, hourMs, root, startInstant, twoHosts, type Lab } from '../lab.ts'

const url = 'http://pki.lab.example/root.crl'
const question = {
  clientHostId: 'host-1',
  serverName: 'HYPERVISOR-02.lab.example',
  port: 443,
  authentication: 'certificate' as const,
  certificateId: 'certificate-1',
}

/** Two hosts whose stores hold no CRL; the server's certificate says where to fetch one. */
function withoutStoredCrl(): Lab {
  const lab = twoHosts()
  const certificate: CertificateFacts = {
    ...certificateFor('certificate-2', 'hypervisor-02.lab.example'),
    crlDistributionPoint: url,
  }
  lab.do('store.put', { hostId: 'host-2', store: 'LocalMachine\\My', certificate, hasPrivateKey: true })
  for (const host of lab.emulator.world.hosts) host.crls.length = 0
  lab.do('host.setRevocationCheck', { hostId: 'host-2', disabled: true })
  return lab
}

function outcome(lab: Lab): unknown {
  const reply = lab.emulator.checkConnection(question)
  return reply.ok ? 'ok' : [reply.failure.params['reason'], reply.failure.windowsCode]
}

describe('a distribution point', () => {
  it('is asked where the store holds no CRL, and refuses the connection while it does not answer', () => {
    const lab = withoutStoredCrl()
    expect(outcome(lab)).toEqual(['certificate.revocationOffline', '0x80092013'])
    lab.do('crlPoint.put', { url, isReachable: true, crl })
    expect(outcome(lab)).toBe('ok')
    lab.do('crlPoint.put', { url, isReachable: false, crl })
    expect(outcome(lab)).toEqual(['certificate.revocationOffline', '0x80092013'])
    expect(lab.events.at(-1)).toMatchObject({ type: 'crl.offered', params: { url, isReachable: false } })
  })

  it('is not asked where the store holds a CRL that is still valid', () => {
    const lab = withoutStoredCrl()
    lab.do('store.putCrl', { hostId: 'host-1', crl })
    expect(outcome(lab)).toBe('ok')
    const revoked = [{ certificateId: 'certificate-2', reason: 'keyCompromise' as const }]
    lab.do('crlPoint.put', { url, isReachable: true, crl: { ...crl, revoked } })
    expect(outcome(lab)).toBe('ok')
    lab.do('store.putCrl', { hostId: 'host-1', crl: { ...crl, nextUpdateInstant: startInstant - 1 } })
    expect(outcome(lab)).toEqual(['certificate.revoked', '0x80092010'])
  })

  it('with the CRL of another issuer is not taken', () => {
    const lab = withoutStoredCrl()
    lab.do('crlPoint.put', { url, isReachable: true, crl: { ...crl, issuerCertificateId: 'certificate-91' } })
    expect(outcome(lab)).toEqual(['certificate.revocationForeign', '0x80092014'])
  })

  it('stops the next cycle at the very instant at which its CRL ends', () => {
    const lab = withoutStoredCrl()
    const ends = startInstant + 2 * hourMs
    lab.do('crlPoint.put', { url, isReachable: true, crl: { ...crl, nextUpdateInstant: ends } })
    lab.do('replication.enable', {
      vmId: 'vm-1',
      replicaServer: question.serverName,
      certificateId: question.certificateId,
    })
    lab.do('replication.startInitial', { vmId: 'vm-1' })
    lab.pass(2 * hourMs - 1)
    const reached = lab.side('vm-1').lastReplicationInstant
    expect(reached).toBeGreaterThan(ends - 6 * 60_000)
    lab.pass(3 * hourMs)
    expect(lab.side('vm-1').lastReplicationInstant).toBe(reached)
  })

  it('survives being written and read, and replays to the same hash', () => {
    const lab = withoutStoredCrl()
    lab.do('crlPoint.put', { url, isReachable: true, crl })
    const before = lab.emulator.hash()
    lab.restore()
    expect(lab.emulator.hash()).toBe(before)
    expect(outcome(lab)).toBe('ok')
    expect(root.crlDistributionPoint).toBeNull()
  })
})
