/** Everything that can be typed on the pages of Hyper-V Settings is what the host has after one OK. */
import { beforeAll, expect, it } from 'vitest'
import { translatorFor } from '../../../../src-renderer/i18n/translate.ts'
import { formsOfHost } from '../../../../src-renderer/views/hosts/host-forms.svelte.ts'
import { prepareTemplate, type Template } from '../../../app/a-core.ts'
import { AHost } from './a-host.svelte.ts'

let template: Template<{ readonly hostId: string }>

beforeAll(async () => {
  template = await prepareTemplate(async (core) => {
    const { hostId } = await core.must('host.add', { name: 'SPARE-01', dnsSuffix: 'lab.example' })
    await core.must('switch.add', { hostId, name: 'Old', kind: 'private' })
    return { hostId }
  })
})

async function open() {
  const core = await template.open()
  const host = new AHost(core, template.props.hostId)
  await host.refresh()
  const forms = formsOfHost(host.app, () => host.view, translatorFor('en'))
  return { host, forms }
}

it('nothing is changed and nothing is applied while nobody has typed', async () => {
  const { host, forms } = await open()
  const before = host.view
  expect(forms.pages.isChanged).toBe(false)
  expect(await forms.pages.apply()).toEqual({ isDone: true })
  expect(host.view).toEqual(before)
})

it('all pages are applied together', async () => {
  const { host, forms } = await open()
  const { replicaServer, firewall, suffix, volumeSizes, newVolume, processor, clock, registry } = forms
  Object.assign(replicaServer.fields, {
    enabled: true,
    usesKerberos: true,
    usesCertificate: false,
    kerberosPort: '8080',
  })
  Object.assign(replicaServer.fields, { authorization: 'listed' })
  Object.assign(forms.entry.fields, { primaryServer: 'hv01.lab.example' })
  for (const { name } of host.view.firewallRules) firewall.fields[name] = true
  forms.revocation.fields.disabled = true
  forms.trustedHosts.fields.trustedHosts = 'hv01.lab.example, hv02.lab.example'
  suffix.fields.dnsSuffix = 'corp.example'
  forms.displayLanguage.fields.displayLanguage = 'english'
  volumeSizes.fields['C'] = '4096'
  newVolume.fields.size = '250'
  processor.fields.vendor = 'AMD'
  clock.fields.skew = '-90'
  registry.fields['ApplyVHDLimit'] = '8'
  forms.switchNames.fields['Old'] = 'Renamed'
  forms.newSwitch.fields.name = 'Made'
  forms.hostsFile.fields.name = 'hv01.lab.example'
  forms.hostsFile.fields.address = '10.0.0.11'
  forms.proxy.fields.proxy = 'unreachable'
  expect(forms.pages.changedPages.size).toBe(13)

  expect(await forms.pages.apply()).toEqual({ isDone: true })
  expect(forms.pages.isChanged).toBe(false)
  const { view } = host
  expect(view).toMatchObject({
    replicaServer: { enabled: true, authentication: 'kerberos', kerberosPort: 8080, allowAnyServer: false },
    revocationCheckDisabled: true,
    trustedHosts: ['hv01.lab.example', 'hv02.lab.example'],
    dnsSuffix: 'corp.example',
    displayLanguage: 'english',
    processor: { vendor: 'AMD' },
    clockSkewSeconds: -90,
    hostsFile: [{ name: 'hv01.lab.example', address: '10.0.0.11' }],
    proxy: 'unreachable',
  })
  expect(view.replicaServer.authorizationEntries).toMatchObject([{ primaryServer: 'hv01.lab.example' }])
  expect(view.firewallRules.every((rule) => rule.enabled)).toBe(true)
  expect(view.volumes.map(({ letter, sizeBytes }) => [letter, sizeBytes / 1024 ** 3])).toEqual([
    ['C', 4096],
    ['D', 250],
  ])
  expect(view.registry).toContainEqual({ name: 'ApplyVHDLimit', value: 8 })
  expect(view.switches.map(({ name }) => name)).toEqual(expect.arrayContaining(['Renamed', 'Made']))
})

it('an empty field takes a registry value away, and one that cannot be read never does', async () => {
  const { host, forms } = await open()
  forms.registry.fields['ApplyVMLimit'] = '3'
  expect(await forms.registry.apply()).toBe(true)
  expect(host.view.registry).toContainEqual({ name: 'ApplyVMLimit', value: 3 })
  forms.registry.fields['ApplyVMLimit'] = 'many'
  expect(await forms.registry.apply()).toBe(false)
  expect(forms.registry.problemAt('ApplyVMLimit')).toBe('This is not a whole number.')
  expect(host.view.registry).toContainEqual({ name: 'ApplyVMLimit', value: 3 })
  forms.registry.fields['ApplyVMLimit'] = ''
  expect(await forms.registry.apply()).toBe(true)
  expect(host.view.registry).toEqual([])
})

it('a field that nobody has touched follows the host, and one that somebody has typed into stays', async () => {
  const { host, forms } = await open()
  forms.clock.fields.skew = '5'
  await host.app.attempt('host.setClockSkew', { hostId: host.view.hostId, skewSeconds: 60 })
  await host.app.attempt('host.setDnsSuffix', { hostId: host.view.hostId, dnsSuffix: 'sales.example' })
  await host.refresh()
  expect(forms.clock.fields.skew).toBe('5')
  expect(forms.suffix.fields.dnsSuffix).toBe('sales.example')
  expect([...forms.pages.changedPages]).toEqual(['clock'])
})

it('what is refused for one of many fields stands at that field', async () => {
  const { host, forms } = await open()
  forms.registry.fields['ApplyVHDLimit'] = '999'
  expect(await forms.pages.apply()).toEqual({ isDone: false, page: 'registry' })
  expect(forms.registry.at('ApplyVHDLimit')?.code).toBe('registry.badValue')
  expect(forms.registry.at('ApplyVMLimit')).toBeUndefined()
  forms.volumeSizes.fields['C'] = '0.001'
  expect(await forms.volumeSizes.apply()).toBe(false)
  expect(forms.volumeSizes.at('C')).toBeDefined()
  expect(host.view.volumes[0]?.sizeBytes).toBeGreaterThan(1024 ** 3)
})
