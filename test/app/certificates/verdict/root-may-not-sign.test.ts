/** A root that is imported but may not issue certificates is to blame itself: nobody is told to import it. */
import { expect, it } from 'vitest'
import { describeFailure } from '../../../../src-main/contract/texts/index.ts'
import { languages } from '../../../../src-main/contract/texts/shape.ts'
import type { Failure } from '../../../../src-main/contract/failure.ts'
import { aCore, temporaryFolder } from '../../a-core.ts'
import { fqdns, hostIds, openLab, OpensslAuthority, serverSettings, filePassword } from '../an-openssl-lab.ts'

it.each(['critical,cRLSign', 'digitalSignature,keyEncipherment'])('with the key usage %s', async (keyUsage) => {
  const authority = new OpensslAuthority(temporaryFolder(), keyUsage)
  const pfx = [authority.leaf('one', fqdns[0]), authority.leaf('two', fqdns[1])] as const
  const test = await aCore()
  await openLab(test, authority, { crl: authority.crl('crl'), pfx })
  const [, hostId] = hostIds
  const judged = await test.must('certificate.judge', { certificateId: serverSettings.certificateId, hostId })
  const inspected = await test.must('certificate.inspect', { file: { path: pfx[1] }, password: filePassword, hostId })
  for (const rules of [judged.rules, inspected.rules]) {
    const chain = rules.find(({ rule }) => rule === 'chain')
    expect(chain).toMatchObject({ code: 'certificate.issuerNoAuthority', params: { issuer: 'Field Root' } })
    expect(rules.map((rule) => rule.fix?.code)).not.toContain('importRoot')
    for (const language of languages) {
      const { sentence } = describeFailure({ code: chain?.code, params: chain?.params } as Failure, language)
      expect(sentence).toContain('Field Root')
    }
  }
  const refused = await test.refusal('replicaServer.set', serverSettings)
  expect(refused).toMatchObject({ code: 'replicaServer.noValidCertificate', params: { requirement: 'authority' } })
})
