/** Names, certificates, the Replica server, power and DNS of hosts as what an administrator does. */
import { exportNames } from '../../authority/files/export-names.ts'
import type { CertificateFacts } from '../../contract/certificate-facts.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import type { EmulatorCommandName } from '../../emulator/index.ts'
import { dnsServerHost } from '../../runbook/actions.ts'
import { profileFor } from '../certificates/stores/importing.ts'
import { onHost, type Translator } from './translation.ts'

/** `store.put` is the app's own, so the contract has no input for it. */
interface PutInput {
  readonly store: string
  readonly certificate: CertificateFacts
  readonly hasPrivateKey: boolean
}

export const hostTranslators: Readonly<Partial<Record<EmulatorCommandName, Translator>>> = {
  'host.add': onHost(({ dnsSuffix }: ParsedInputOf<'host.add'>, base) =>
    dnsSuffix === '' ? null : { action: 'setDnsSuffix', ...base, dnsSuffix },
  ),
  'host.setDnsSuffix': onHost(({ dnsSuffix }: ParsedInputOf<'host.setDnsSuffix'>, base) => ({
    action: 'setDnsSuffix',
    ...base,
    dnsSuffix,
  })),
  'host.losePower': onHost((_input, base) => ({ action: 'losePower', ...base })),
  'host.restorePower': onHost((_input, base) => ({ action: 'restorePower', ...base })),
  'host.keepOff': onHost((_input, base, { vms = [] }) => ({ action: 'keepHostOff', ...base, vms })),
  'host.letIn': onHost((_input, base, { vms = [] }) => ({ action: 'letHostIn', ...base, vms })),
  'host.shutDown': onHost((_input, base) => ({ action: 'shutDownHost', ...base })),
  'host.setFirewallRule': onHost(({ rule, enabled }: ParsedInputOf<'host.setFirewallRule'>, base) => ({
    action: 'setFirewallRule',
    ...base,
    rule,
    enabled,
  })),
  'host.setTrustedHosts': onHost(({ trustedHosts }: ParsedInputOf<'host.setTrustedHosts'>, base) => ({
    action: 'setTrustedHosts',
    ...base,
    trustedHosts,
  })),
  'host.setRevocationCheck': onHost(({ disabled }: ParsedInputOf<'host.setRevocationCheck'>, base) => ({
    action: 'setRevocationCheck',
    ...base,
    disabled,
  })),
  'replicaServer.set': onHost((input: ParsedInputOf<'replicaServer.set'>, base, { thumbprint }) => ({
    action: 'setReplicaServer',
    ...base,
    enabled: input.enabled,
    authentication: input.authentication,
    certificatePort: input.certificatePort,
    kerberosPort: input.kerberosPort,
    thumbprint: thumbprint ?? null,
    allowAnyServer: input.allowAnyServer,
    defaultStorageLocation: input.defaultStorageLocation,
  })),
  'authorization.add': onHost((input: ParsedInputOf<'authorization.add'>, base) => ({
    action: 'addAuthorizationEntry',
    ...base,
    primaryServer: input.primaryServer,
    storageLocation: input.storageLocation,
    trustGroup: input.trustGroup,
  })),
  'authorization.remove': onHost(({ primaryServer }: ParsedInputOf<'authorization.remove'>, base) => ({
    action: 'removeAuthorizationEntry',
    ...base,
    primaryServer,
  })),
  'store.put': onHost(({ store, certificate, hasPrivateKey }: PutInput, base, { thumbprint }) => {
    if (typeof thumbprint !== 'string') return null
    const named = { name: certificate.commonName, thumbprint }
    if (store === 'LocalMachine\\Root') return { action: 'trustRoot', ...base, ...named, file: 'root.cer' }
    const file = `${certificate.dnsNames[0] ?? certificate.commonName}.${profileFor(base.edition ?? '2025')}.pfx`
    return hasPrivateKey ? { action: 'importPfx', ...base, ...named, file } : null
  }),
  'store.putCrl': onHost((_input, base, { issuer }) =>
    issuer === undefined ? null : { action: 'importCrl', ...base, issuer, file: exportNames('', issuer).crl },
  ),
  'dns.set': (input: ParsedInputOf<'dns.set'>, { at }) => ({
    action: 'setDnsRecord',
    at,
    host: dnsServerHost,
    name: input.name,
    address: input.address,
    ttlSeconds: input.ttlSeconds,
  }),
  'dns.remove': ({ name }: ParsedInputOf<'dns.remove'>, { at }) => ({
    action: 'removeDnsRecord',
    at,
    host: dnsServerHost,
    name,
  }),
}
