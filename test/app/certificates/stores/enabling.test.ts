import { beforeAll, describe, expect, it } from 'vitest'
import type { Template } from '../../a-core.ts'
import { readyToEnable, type Stage } from '../../wizards/template.ts'

let template: Template<Stage>
beforeAll(async () => {
  template = await readyToEnable()
})

describe('enabling replication without a certificate', () => {
  it('takes the only one of the host that would pass, as the connection test does', async () => {
    const test = await template.open()
    const { vmId, fqdns, hostIds, certificateIds } = template.props
    await test.must('connection.test', { hostId: hostIds[0], replicaServer: fqdns[1] })
    await test.must('replication.enable', { vmId, replicaServer: fqdns[1] })
    expect(await test.must('replication.view', { vmId })).toMatchObject({ certificateId: certificateIds[0] })
  })

  it('asks where none would pass, and changes nothing', async () => {
    const test = await template.open()
    const { vmId, fqdns, hostIds, certificateIds } = template.props
    const [certificateId] = certificateIds
    await test.must('store.remove', { hostId: hostIds[0], store: 'LocalMachine\\My', certificateId: certificateId! })
    const before = await test.hash()
    expect((await test.refusal('replication.enable', { vmId, replicaServer: fqdns[1] })).code).toBe(
      'connection.noClientCertificate',
    )
    expect(await test.hash()).toBe(before)
  })
})
