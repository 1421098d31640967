/** What the fields of Replication Configuration make of a host is what they were made from. */
import { beforeAll, expect, it } from 'vitest'
import type { HostView } from '../../../../src-main/contract/views/host.ts'
import { replicaServerFields, replicaServerInput } from '../../../../src-renderer/views/hosts/replica-server.ts'
import { prepareTemplate, type Template } from '../../../app/a-core.ts'

let template: Template<{ readonly hosts: readonly HostView[] }>

beforeAll(async () => {
  template = await prepareTemplate(async (core) => {
    await core.must('rehearsal.prepareTwoHosts', {})
    const { hosts } = await core.must('world.view', {})
    return { hosts }
  })
})

it('asks for what is there already while nobody has typed', () => {
  for (const host of template.props.hosts) {
    const { enabled, authentication, certificateId, kerberosPort, certificatePort, allowAnyServer } = host.replicaServer
    expect(replicaServerInput(replicaServerFields(host))).toMatchObject({
      enabled,
      authentication,
      certificateId,
      kerberosPort,
      certificatePort,
      allowAnyServer,
    })
  }
})

it('proposes the first certificate with a private key, and a folder on the first volume', () => {
  const [host] = template.props.hosts
  if (!host) throw new Error('There is no host.')
  const bare = { ...host, replicaServer: { ...host.replicaServer, certificateId: null, defaultStorageLocation: null } }
  const own = host.stores.find((entry) => entry.hasPrivateKey)
  expect(replicaServerFields(bare)).toMatchObject({
    certificateId: own?.certificateId,
    defaultStorageLocation: `${host.volumes[0]?.letter}:\\Hyper-V Replica`,
  })
})

it('asks for no certificate without HTTPS, and for no folder where servers are listed', () => {
  const [host] = template.props.hosts
  if (!host) throw new Error('There is no host.')
  const fields = { ...replicaServerFields(host), usesKerberos: true, usesCertificate: false, authorization: 'listed' }
  expect(replicaServerInput(fields)).toMatchObject({
    authentication: 'kerberos',
    certificateId: null,
    allowAnyServer: false,
    defaultStorageLocation: null,
  })
  expect(replicaServerInput({ ...fields, usesCertificate: true }).authentication).toBe('certificateAndKerberos')
})
