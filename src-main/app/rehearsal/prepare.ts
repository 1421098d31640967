/** Steps 1 to 4: hosts, certificates, import, Replica server. */
import { listenerRules } from '../../contract/listener-rules.ts'
import { X509Certificate } from 'node:crypto'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readNamedFile } from '../../authority/files/read-file.ts'
import { certificateIdsOf, openRoot, passphrasePathBeside } from './a-root.ts'
import { cast, type Props } from './cast.ts'
import { canGoOn } from './going-on.ts'
import type { Stage } from './stage.ts'
import { windowsCodes } from '../../contract/windows-codes.ts'
import { replicaPorts } from '../../contract/limits/ports.ts'

const purposes = ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']
const httpsRule = listenerRules.certificate.displayName

export async function hosts(stage: Stage, props: Props): Promise<void> {
  const { dnsSuffix, firstHost, secondHost, vm } = cast
  const edition = '2022' as const
  props.firstHostId = (await stage.must('host.add', { name: firstHost, dnsSuffix, edition })).hostId
  props.secondHostId = (await stage.must('host.add', { name: secondHost, dnsSuffix, edition })).hostId
  const { hosts: all } = await stage.must('host.list', {})
  stage.check('check.hostCount', {}, 2, all.length)
  props.firstFqdn = all[0]?.fqdn ?? ''
  props.secondFqdn = all[1]?.fqdn ?? ''
  stage.check(
    'check.fqdn',
    { host: firstHost },
    `${firstHost}.${dnsSuffix}`.toLowerCase(),
    props.firstFqdn.toLowerCase(),
  )
  stage.check(
    'check.fqdn',
    { host: secondHost },
    `${secondHost}.${dnsSuffix}`.toLowerCase(),
    props.secondFqdn.toLowerCase(),
  )

  const created = await stage.must('vm.create', {
    hostId: props.firstHostId,
    name: vm,
    disks: [{ sizeBytes: cast.diskBytes, usedBytes: cast.diskUsedBytes }],
    ip: {
      address: cast.firstAddress,
      subnetMask: cast.subnetMask,
      gateway: cast.firstGateway,
      dnsServer: cast.firstGateway,
    },
    guestFiles: [{ path: cast.guestFile, sizeBytes: 20_000 }],
    churnBytesPerHour: cast.churnBytesPerHour,
  })
  props.firstVmId = created.vmId
  await stage.must('vm.start', { vmId: props.firstVmId })
  await stage.waitUntil(() => stage.vm(props.firstVmId).state === 'Running', 600)
  stage.check('check.vmRunning', { vm, host: firstHost }, 'Running', stage.vm(props.firstVmId).state, 'vmState')
  await checkLookUp(stage, props.firstVmId)
}

export async function checkLookUp(stage: Stage, vmId: string): Promise<void> {
  const name = `${cast.vm}.${cast.dnsSuffix}`
  const { answeredByVmId } = await stage.must('network.lookUp', { name })
  stage.check('check.lookUp', { name, vm: cast.vm }, vmId, answeredByVmId)
}

export async function certificates(stage: Stage, props: Props): Promise<void> {
  // Nobody has to remember it: the root of a rehearsal is used in the rehearsal only. It is kept until this step is done, because
  // whoever goes on with a step that was stopped needs it.
  const path = passphrasePathOf(stage)
  const rootId = await openRoot(stage, { name: cast.rootName, years: cast.rootYears }, path)
  props.rootId = rootId
  const fqdns = [props.firstFqdn, props.secondFqdn]
  const earlier = await certificateIdsOf(stage, rootId)
  const certificateIds =
    earlier.length > 0 ? earlier : (await stage.must('certificate.issue', { rootId, fqdns, years: 5 })).certificateIds
  const [first = '', second = ''] = certificateIds
  props.certificateIds = { [props.firstHostId]: first, [props.secondHostId]: second }
  const folder = join(stage.folder, 'certificates')
  await stage.must('certificate.export', { certificateIds, folder })

  const rootCertificate = new X509Certificate(await readCertificateFile(join(folder, 'root.cer')))
  for (const fqdn of fqdns.map((each) => each.toLowerCase())) {
    const names = [`${fqdn}.cer`, `${fqdn}.compat.pfx`, `${fqdn}.modern.pfx`]
    const found = await Promise.all(names.map((name) => isFile(join(folder, name))))
    stage.check('check.filesExported', { host: fqdn }, true, found.every(Boolean))
    const certificate = new X509Certificate(await readCertificateFile(join(folder, `${fqdn}.cer`)))
    stage.check('check.certificateChain', { host: fqdn }, true, certificate.verify(rootCertificate.publicKey))
    stage.check('check.certificateName', { host: fqdn }, fqdn, certificate.checkHost(fqdn))
    const keyUsage: readonly string[] = certificate.keyUsage ?? []
    stage.check('check.certificatePurposes', { host: fqdn }, purposes.join(', '), [...keyUsage].sort().join(', '))
  }
  if (path !== null) await rm(path, { force: true })
  if (process.platform !== 'win32') {
    const { mode } = await stat(join(stage.folder, 'passwords', 'passwords.txt'))
    stage.check('check.passwordsFile', {}, '600', (mode & 0o777).toString(8))
  }
}

function passphrasePathOf({ context }: Stage): string | null {
  return canGoOn(context) ? passphrasePathBeside(context.dependencies.workspace.path, 'rehearsal') : null
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile() && found.size > 0,
    () => false,
  )
}

export async function importing(stage: Stage, props: Props): Promise<void> {
  const wrong = await stage.mustRefuse('store.importPfx', {
    hostId: props.firstHostId,
    file: { path: join(stage.folder, 'certificates', `${props.firstFqdn.toLowerCase()}.modern.pfx`) },
    password: 'not the password',
  })
  stage.check('check.pfxWrongPassword', {}, 'pfx.wrongPassword', wrong?.code)
  for (const hostId of [props.firstHostId, props.secondHostId]) {
    const host = hostId === props.firstHostId ? cast.firstHost : cast.secondHost
    const certificateId = props.certificateIds[hostId] ?? ''
    const revocation = async () => {
      const { rules } = await stage.must('certificate.judge', { certificateId, hostId })
      const rule = rules.find((each) => each.rule === 'revocation')
      return rule?.windowsCode ?? rule?.result
    }
    await stage.must('certificate.importOnHost', { hostId, certificateId, importCrl: false })
    stage.check(
      'check.revocationWithoutCrl',
      { host },
      windowsCodes.CRYPT_E_NO_REVOCATION_CHECK,
      await revocation(),
      'outcome',
    )
    await stage.must('host.setRevocationCheck', { hostId, disabled: true })
    stage.check('check.revocationSwitchedOff', { host }, 'passed', await revocation(), 'outcome')
    await stage.must('host.setRevocationCheck', { hostId, disabled: false })
    await stage.must('certificate.importOnHost', { hostId, certificateId })
    stage.check('check.revocationWithCrl', { host }, 'passed', await revocation(), 'outcome')
    const { stores } = await stage.must('host.view', { hostId })
    const places = stores.map((entry) => `${entry.store}${entry.hasPrivateKey ? ' (HasPrivateKey)' : ''}`).sort()
    stage.check('check.stores', { host }, 'LocalMachine\\My (HasPrivateKey), LocalMachine\\Root', places.join(', '))
  }
}

export async function replicaServer(stage: Stage, props: Props): Promise<void> {
  const hostId = props.secondHostId
  const certificateId = props.certificateIds[hostId] ?? ''
  const test = { hostId: props.firstHostId, replicaServer: props.secondFqdn, port: replicaPorts.certificate }
  await stage.must('replicaServer.set', {
    hostId,
    enabled: true,
    authentication: 'certificate',
    certificateId,
    allowAnyServer: true,
    defaultStorageLocation: 'C:\\Hyper-V Replica',
  })
  const closed = await stage.mustRefuse('connection.test', test)
  stage.check('check.connectionBefore', {}, windowsCodes.ERROR_WINHTTP_CANNOT_CONNECT, closed?.windowsCode)
  await stage.must('host.setFirewallRule', { hostId, rule: httpsRule, enabled: true })
  const { replicaServer: settings } = await stage.must('host.view', { hostId })
  stage.check(
    'check.replicaServer',
    { host: cast.secondHost },
    String(replicaPorts.certificate),
    settings.enabled ? String(settings.certificatePort) : '',
  )

  const tested = await stage.must('connection.test', test)
  const { engine } = tested
  const protocol = engine?.protocol ?? ''
  const verdict = tested.clientVerdict.accepted && tested.serverVerdict.accepted ? 'accepted' : 'refused'
  const opinion = engine?.client.accepted && engine.server.accepted ? 'accepted' : 'refused'
  stage.check('check.connectionVerdict', {}, 'accepted', verdict, 'verdict')
  stage.check('check.connectionEngine', { protocol }, 'accepted', opinion, 'verdict')
  stage.check('check.connectionAgrees', {}, true, engine?.agrees)
  props.handshake = {
    protocol,
    cipher: engine?.cipher ?? '',
    verdict,
    engine: opinion,
    agrees: engine?.agrees ?? false,
  }

  for (const disabled of [true, false]) {
    await stage.must('host.setRevocationCheck', { hostId: props.firstHostId, disabled })
    await stage.must('host.setRevocationCheck', { hostId: props.secondHostId, disabled })
    if (disabled) {
      const again = await stage.must('connection.test', test)
      stage.check('check.connectionSwitchedOff', {}, true, again.engine?.agrees)
    }
  }
}

/** A file that this rehearsal exported; without it the step has failed anyway. */
async function readCertificateFile(path: string): Promise<Buffer> {
  const read = await readNamedFile(path, { sizeBytesMax: 100_000 })
  if (!read.ok) throw new Error(`${path}: ${read.failure.code}`)
  return read.value
}
