/** What a refused rule offers: the calls of a remedy, carried out, make the rule pass or bring the next remedy. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CallName } from '../../../../src-main/contract/registry.ts'
import type { RuleView } from '../../../../src-main/contract/views/authority.ts'
import {
  passphrase,
  prepareTemplate,
  temporaryFolder,
  twoHosts,
  type Template,
  type TestCore,
  type Trust,
} from '../../a-core.ts'

let template: Template<Trust>
beforeAll(async () => {
  template = await prepareTemplate((test, folder) => twoHosts(test, join(folder, 'files')))
})

const folder = temporaryFolder('file')
const daySeconds = 86_400

async function judged(test: TestCore, certificateId: string, hostId = template.props.hostIds[0]) {
  const { rules } = await test.must('certificate.judge', { certificateId, hostId })
  return rules
}

const failedIn = (rules: readonly RuleView[]) => rules.find(({ result }) => result === 'failed')

async function carryOut(test: TestCore, rule: RuleView | undefined): Promise<string> {
  expect(rule?.fix, rule?.code ?? 'no rule fails').toBeTruthy()
  for (const step of rule?.fix?.steps ?? []) await test.must(step.call as CallName, step.input as never)
  return rule?.fix?.code ?? ''
}

const unlock = (test: TestCore) => test.must('root.unlock', { rootId: template.props.rootId, passphrase })

describe('a refused rule', () => {
  it('about dates has the clock set right where that alone is wrong', async () => {
    const test = await template.open()
    const [certificateId] = template.props.certificateIds
    const [hostId] = template.props.hostIds
    await test.must('host.setClockSkew', { hostId, skewSeconds: -300 * daySeconds })
    const dates = (await judged(test, certificateId)).find(({ rule }) => rule === 'dates')
    expect(dates?.code).toBe('certificate.notYetValid')
    expect(await carryOut(test, dates)).toBe('setClock')
    expect(failedIn(await judged(test, certificateId))).toBeUndefined()
  })

  it('about a CRL that has ended has the next one signed, then imported', async () => {
    const test = await template.open()
    await unlock(test)
    const [certificateId] = template.props.certificateIds
    await test.must('clock.skip', { seconds: 200 * daySeconds })
    const before = failedIn(await judged(test, certificateId))
    expect(before?.code).toBe('certificate.revocationOffline')
    expect(await carryOut(test, before)).toBe('publishCrl')
    expect(await carryOut(test, failedIn(await judged(test, certificateId)))).toBe('importCrl')
    expect(failedIn(await judged(test, certificateId))).toBeUndefined()
  })

  it('about a revoked certificate has it renewed, and the successor imported once it was exported', async () => {
    const test = await template.open()
    await unlock(test)
    const [certificateId] = template.props.certificateIds
    await test.must('certificate.revoke', { certificateId })
    const crl = { path: join(test.folder, 'crl', 'Test-Root.crl') }
    await test.must('crl.publish', { rootId: template.props.rootId, folder: join(test.folder, 'crl') })
    await test.must('store.importCrl', { hostId: template.props.hostIds[0], file: crl })
    expect(await carryOut(test, failedIn(await judged(test, certificateId)))).toBe('renewCertificate')
    expect(failedIn(await judged(test, certificateId))?.fix).toBeNull()
    const { supersededBy } = await test.must('certificate.view', { certificateId })
    const certificateIds = [supersededBy ?? '']
    await test.must('certificate.export', { certificateIds, folder: join(test.folder, 'renewed') })
    expect(await carryOut(test, failedIn(await judged(test, certificateId)))).toBe('importPfx')
    expect(failedIn(await judged(test, supersededBy ?? ''))).toBeUndefined()
  })

  it('about the name has a certificate issued for a host that has none', async () => {
    const test = await template.open()
    const { hostId } = await test.must('host.add', { name: 'HYPERVISOR-03', dnsSuffix: 'lab.example' })
    const [certificateId] = template.props.certificateIds
    const name = (await judged(test, certificateId, hostId)).find(({ rule }) => rule === 'name')
    expect(name?.code).toBe('certificate.nameDiffers')
    await unlock(test)
    expect(await carryOut(test, name)).toBe('issueCertificate')
    const { certificates } = await test.must('certificate.search', { text: 'hypervisor-03.lab.example' })
    expect(certificates).toHaveLength(1)
  })

  it('about the key of a .cer file has the exported PFX imported', async () => {
    const test = await template.open()
    const [hostId] = template.props.hostIds
    const file = { path: join(template.props.files, 'hypervisor-01.lab.example.cer') }
    const { rules } = await test.must('certificate.inspect', { file, hostId })
    expect(await carryOut(test, failedIn(rules))).toBe('importPfx')
  })
})

describe('a request', () => {
  const request = (name: string, ...extra: string[]) => {
    const file = join(folder, `${name}.csr`)
    const key = ['-newkey', extra.includes('-short') ? 'rsa:1024' : 'rsa:2048', '-noenc', '-keyout', `${file}.key`]
    const more = extra.filter((each) => each !== '-short')
    execFileSync('openssl', ['req', '-new', ...key, '-subj', `/CN=${name}`, ...more, '-out', file], { stdio: 'pipe' })
    return { path: file }
  }
  const rulesOf = async (test: TestCore, file: { path: string }, fqdn: string) => {
    const { rules, judged: whom } = await test.must('certificate.inspect', { file, fqdn })
    expect(whom?.certificateIndex).toBeNull()
    return Object.fromEntries(rules.map(({ rule, result, code }) => [rule, code ?? result]))
  }

  it('is judged by what its certificate would have, and the rest is left to whoever signs it', async () => {
    const test = await template.open()
    const usage = ['-addext', 'extendedKeyUsage=serverAuth,clientAuth', '-addext', 'keyUsage=digitalSignature']
    const file = request('hypervisor-01.lab.example', ...usage)
    expect(await rulesOf(test, file, 'HYPERVISOR-01.lab.example')).toEqual({
      privateKey: 'passed',
      keySpec: 'passed',
      usages: 'passed',
      name: 'passed',
      store: 'notChecked',
      chain: 'notChecked',
      dates: 'notChecked',
      revocation: 'notChecked',
    })
  })

  it('lacks what it does not ask for, names another host, and has a key that is too short', async () => {
    const test = await template.open()
    expect(await rulesOf(test, request('hv09.lab.example', '-short'), 'hypervisor-01.lab.example')).toMatchObject({
      privateKey: 'passed',
      keySpec: 'csr.weakKey',
      usages: 'csr.lacksUsage',
      name: 'csr.nameDiffers',
    })
    const onlyServer = request('hv09.lab.example', '-addext', 'extendedKeyUsage=serverAuth')
    const { rules } = await test.must('certificate.inspect', { file: onlyServer, fqdn: 'hv09.lab.example' })
    expect(rules.find(({ rule }) => rule === 'usages')).toMatchObject({
      params: { name: 'hv09.lab.example', missing: 'clientAuth' },
      windowsCode: '0x800B0110',
    })
  })
})
