/**
 * After Failover: the address and the DNS record of a machine that runs on the other host (Hyper-V Replica reference 7;
 * the last section of the procedure that Understudy grew from). Hyper-V Manager has no such wizard; the steps are done by
 * hand there.
 */
import { networkLimits } from '../../contract/limits/network.ts'
import { ok } from '../../contract/failure.ts'
import type { WizardDraft, WizardFieldView } from '../../contract/views/wizard.ts'
import type { AsideStep } from './aside.ts'
import { flagOf, numberOf, textOf, type WizardStep } from './draft.ts'
import type { WizardDefinition } from './engine.ts'
import type { WizardFacts } from './facts.ts'
import * as field from './fields.ts'

const longestTtlSeconds = 86_400

export const afterFailover: WizardDefinition = {
  kind: 'afterFailover',
  accepts: () => ok(undefined),
  defaults(facts) {
    const adapter = facts.vm.adapters[0]
    const ip = adapter?.ip ?? adapter?.failoverIp ?? null
    return {
      adapter: adapter?.adapterId ?? '',
      switchName: adapter?.switchName ?? facts.host.switches[0]?.name ?? '',
      address: ip?.address ?? '',
      subnetMask: ip?.subnetMask ?? '255.255.255.0',
      gateway: ip?.gateway ?? '',
      dnsServer: ip?.dnsServer ?? '',
      updateDns: true,
      dnsName: facts.dnsRecord?.name ?? defaultDnsName(facts),
      ttlSeconds: networkLimits.ttlAfterFailoverSeconds,
    }
  },
  pages: [
    {
      page: 'adapter',
      fields: (draft, facts) => [
        field.select(
          draft,
          'adapter',
          facts.vm.adapters.map((adapter) => field.named(adapter.adapterId, adapter.name)),
          {
            problem: facts.vm.adapters.some((adapter) => adapter.adapterId === textOf(draft, 'adapter'))
              ? null
              : field.problem('adapter.unknown', { adapterId: textOf(draft, 'adapter') || '-' }),
          },
        ),
        field.select(
          draft,
          'switchName',
          facts.host.switches.map((each) => field.named(each.name, each.name)),
          { problem: switchProblem(draft, facts) },
        ),
        field.text(draft, 'address', { problem: addressProblem(draft, 'address') }),
        field.text(draft, 'subnetMask', { problem: maskProblem(draft) }),
        field.text(draft, 'gateway', { problem: textOf(draft, 'gateway') ? addressProblem(draft, 'gateway') : null }),
        field.text(draft, 'dnsServer', {
          problem: textOf(draft, 'dnsServer') ? addressProblem(draft, 'dnsServer') : null,
        }),
      ],
    },
    {
      page: 'dns',
      fields(draft, facts) {
        const isEnabled = flagOf(draft, 'updateDns')
        return [
          field.flag(draft, 'updateDns'),
          field.text(draft, 'dnsName', {
            isEnabled,
            problem: textOf(draft, 'dnsName') === '' ? field.problem('name.empty') : null,
          }),
          field.fact('currentAddress', facts.dnsRecord?.address ?? ''),
          field.fact('newAddress', textOf(draft, 'address')),
          field.number(draft, 'ttlSeconds', {
            isEnabled,
            problem: field.numberProblem(
              draft,
              'ttlSeconds',
              0,
              longestTtlSeconds,
              field.problem('dns.badTtl', { ttlSeconds: textOf(draft, 'ttlSeconds') }),
            ),
          }),
        ]
      },
    },
    {
      page: 'summary',
      fields: (draft, facts) => [
        field.fact('switchName', textOf(draft, 'switchName')),
        field.fact('address', textOf(draft, 'address')),
        field.fact('subnetMask', textOf(draft, 'subnetMask')),
        field.fact('gateway', textOf(draft, 'gateway')),
        field.fact('dnsServer', textOf(draft, 'dnsServer')),
        ...(flagOf(draft, 'updateDns')
          ? [
              field.fact('dnsName', textOf(draft, 'dnsName')),
              field.fact('currentAddress', facts.dnsRecord?.address ?? ''),
              field.numberFact(draft, 'ttlSeconds'),
            ]
          : []),
      ],
    },
  ],
  aside: afterFailoverAside,
  owners: {
    'ip.badAddress': 'adapter:address',
    'ip.badSubnetMask': 'adapter:subnetMask',
    'ip.gatewayOutsideSubnet': 'adapter:gateway',
    'ip.duplicate': 'adapter:address',
    'host.unknownSwitch': 'adapter:switchName',
    'dns.badTtl': 'dns:ttlSeconds',
    'dns.*': 'dns:dnsName',
    'name.*': 'dns:dnsName',
  },
  commit: afterFailoverSteps,
  success: (draft, facts) => ({
    message: 'addressChanged',
    params: { vm: facts.vm.name, address: textOf(draft, 'address'), name: textOf(draft, 'dnsName') },
  }),
}

function afterFailoverSteps(draft: WizardDraft, facts: WizardFacts): WizardStep[] {
  const vmId = facts.vm.vmId
  const adapterId = textOf(draft, 'adapter')
  const adapter = facts.vm.adapters.find((each) => each.adapterId === adapterId)
  const ip = {
    address: textOf(draft, 'address'),
    subnetMask: textOf(draft, 'subnetMask'),
    gateway: textOf(draft, 'gateway') || null,
    dnsServer: textOf(draft, 'dnsServer') || null,
  }
  const switchName = textOf(draft, 'switchName')
  const steps: WizardStep[] = []
  if (adapter?.switchName !== switchName) {
    steps.push({ call: 'vm.connectAdapter', input: { vmId, adapterId, switchName } })
  }
  // A running guest is configured at once; one that is off gets the address when its failover is started.
  steps.push(
    facts.vm.state === 'Running'
      ? { call: 'vm.setGuestIp', input: { vmId, adapterId, ip } }
      : { call: 'vm.setFailoverIp', input: { vmId, adapterId, ip } },
  )
  if (flagOf(draft, 'updateDns')) {
    steps.push({
      call: 'dns.set',
      input: { name: textOf(draft, 'dnsName'), address: ip.address, ttlSeconds: numberOf(draft, 'ttlSeconds') },
    })
  }
  return steps
}

function afterFailoverAside(draft: WizardDraft, facts: WizardFacts): AsideStep[] {
  const ttlSeconds = numberOf(draft, 'ttlSeconds') || 0
  return afterFailoverSteps({ ...draft, ttlSeconds }, facts).map((step) =>
    step.call === 'dns.set'
      ? { step, note: 'onDnsServer', page: 'dns' }
      : { step, note: 'asAdministrator', page: 'adapter' },
  )
}

function defaultDnsName(facts: WizardFacts): string {
  return facts.host.dnsSuffix === '' ? facts.vm.name : `${facts.vm.name}.${facts.host.dnsSuffix}`.toLowerCase()
}

function switchProblem(draft: WizardDraft, facts: WizardFacts): WizardFieldView['problem'] {
  const name = textOf(draft, 'switchName')
  return facts.host.switches.some((each) => each.name === name)
    ? null
    : field.problem('host.unknownSwitch', { host: facts.host.name, switch: name || '-' })
}

function addressProblem(draft: WizardDraft, name: string): WizardFieldView['problem'] {
  const address = textOf(draft, name)
  return isIpv4(address) ? null : field.problem('ip.badAddress', { address: address || '-' })
}

function maskProblem(draft: WizardDraft): WizardFieldView['problem'] {
  const subnetMask = textOf(draft, 'subnetMask')
  const bits = subnetMask
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('')
  return isIpv4(subnetMask) && /^1+0*$/.test(bits) ? null : field.problem('ip.badSubnetMask', { subnetMask })
}

function isIpv4(text: string): boolean {
  const parts = text.split('.')
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
}
