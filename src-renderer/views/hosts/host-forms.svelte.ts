/** The forms of Hyper-V Settings, in the order in which they are applied. They outlive the pages that show them. */
import { ok, type Reply } from '../../../src-main/contract/failure.ts'
import type { HostView } from '../../../src-main/contract/views/host.ts'
import { Form, type Call } from '../../forms/form.svelte.ts'
import { PagesOfForms } from '../../forms/settings.svelte.ts'
import type { Translate } from '../../i18n/translate.ts'
import type { App } from '../../state/app.svelte.ts'
import { badFeature, bytesOfGigabytes, freeLetter, gigabytesOf, listOf, wholeNumber } from './numbers.ts'
import { replicaFolder, replicaServerFields, replicaServerInput } from './replica-server.ts'
import { tuningNames, type PageId, type SwitchKind } from './settings-pages.ts'

export type HostForms = ReturnType<typeof formsOfHost>

/**
 * @param app Where calls go.
 * @param hostOf The host as it is now.
 * @param t The texts of the reader's language.
 */
export function formsOfHost(app: App, hostOf: () => HostView, t: Translate) {
  const forms = { ...ofReplication(app, hostOf), ...ofComputer(app, hostOf, t), ...ofNetwork(app, hostOf) }
  const page = (id: PageId, form: Pick<Form, 'isChanged' | 'isBusy' | 'apply'>) => ({ page: id, form })
  const pages = new PagesOfForms([
    page('replication', forms.replicaServer),
    page('replication', forms.entry),
    page('firewall', forms.firewall),
    page('revocation', forms.revocation),
    page('trustedHosts', forms.trustedHosts),
    page('host', forms.suffix),
    page('displayLanguage', forms.displayLanguage),
    page('volumes', forms.volumeSizes),
    page('volumes', forms.newVolume),
    page('processor', forms.processor),
    page('clock', forms.clock),
    page('registry', forms.registry),
    page('switches', forms.switchNames),
    page('switches', forms.newSwitch),
    page('domain', forms.domain),
    page('domain', forms.trust),
    page('hostsFile', forms.hostsFile),
    page('proxy', forms.proxy),
  ])
  return { ...forms, pages }
}

function ofReplication(app: App, hostOf: () => HostView) {
  const hostId = () => hostOf().hostId
  return {
    replicaServer: new Form(app, {
      begin: () => replicaServerFields(hostOf()),
      apply: (call, fields) => call('replicaServer.set', { hostId: hostId(), ...replicaServerInput(fields) }),
    }),
    entry: new Form(app, {
      begin: () => ({ primaryServer: '', storageLocation: replicaFolder(hostOf()), trustGroup: 'DEFAULT' }),
      apply: (call, fields) => call('authorization.add', { hostId: hostId(), ...fields }),
    }),
    firewall: new Form(app, {
      begin: () => Object.fromEntries(hostOf().firewallRules.map(({ name, enabled }) => [name, enabled])),
      apply: (call, fields) =>
        eachChanged(
          hostOf().firewallRules.map(({ name, enabled }) => [name, enabled] as const),
          fields,
          (rule, enabled) => call('host.setFirewallRule', { hostId: hostId(), rule, enabled }),
        ),
    }),
    revocation: new Form(app, {
      begin: () => ({ disabled: hostOf().revocationCheckDisabled }),
      apply: (call, { disabled }) => call('host.setRevocationCheck', { hostId: hostId(), disabled }),
    }),
    trustedHosts: new Form(app, {
      begin: () => ({ trustedHosts: hostOf().trustedHosts.join(', ') }),
      apply: (call, { trustedHosts }) =>
        call('host.setTrustedHosts', { hostId: hostId(), trustedHosts: listOf(trustedHosts) }),
    }),
  }
}

function ofComputer(app: App, hostOf: () => HostView, t: Translate) {
  const hostId = () => hostOf().hostId
  const notANumber = (text: string) => (bytesOfGigabytes(text) === undefined ? t('hostSettings.notANumber') : undefined)
  return {
    suffix: new Form(app, {
      begin: () => ({ dnsSuffix: hostOf().dnsSuffix }),
      apply: (call, { dnsSuffix }) => call('host.setDnsSuffix', { hostId: hostId(), dnsSuffix }),
    }),
    displayLanguage: new Form(app, {
      begin: () => ({ displayLanguage: hostOf().displayLanguage as string }),
      apply: (call, { displayLanguage }) =>
        // The group offers only these two.
        call('host.setDisplayLanguage', {
          hostId: hostId(),
          displayLanguage: displayLanguage as HostView['displayLanguage'],
        }),
    }),
    /** The size of each volume by its letter, in gigabytes. */
    volumeSizes: new Form(app, {
      begin: () => sizesOf(hostOf()),
      problems: (fields) =>
        Object.fromEntries(Object.entries(fields).map(([letter, size]) => [letter, notANumber(size)])),
      apply: (call, fields) =>
        eachChanged(Object.entries(sizesOf(hostOf())), fields, (letter, size) =>
          call('volume.resize', { hostId: hostId(), letter, sizeBytes: bytesOfGigabytes(size) ?? 0 }),
        ),
    }),
    newVolume: new Form(app, {
      begin: () => ({ letter: freeLetter(hostOf().volumes), size: '500' }),
      problems: ({ size }) => ({ size: notANumber(size) }),
      apply: (call, { letter, size }) =>
        call('volume.add', { hostId: hostId(), letter: letter.trim(), sizeBytes: bytesOfGigabytes(size) ?? 0 }),
    }),
    processor: new Form(app, {
      begin: () => ({
        vendor: hostOf().processor.vendor as string,
        features: hostOf().processor.features.join(', '),
      }),
      problems: ({ features }) => {
        const feature = badFeature(listOf(features))
        return { features: feature === undefined ? undefined : t('hostSettings.processorFeatureBad', { feature }) }
      },
      apply: (call, { vendor, features }) =>
        call('host.setProcessor', {
          hostId: hostId(),
          // The list box offers only these vendors.
          vendor: vendor as HostView['processor']['vendor'],
          features: listOf(features),
        }),
    }),
    clock: new Form(app, {
      begin: () => ({ skew: String(hostOf().clockSkewSeconds) }),
      problems: ({ skew }) => ({ skew: wholeNumber(skew) === undefined ? t('hostSettings.notWhole') : undefined }),
      apply: (call, { skew }) => call('host.setClockSkew', { hostId: hostId(), skewSeconds: wholeNumber(skew) ?? 0 }),
    }),
    /** The registry values by their names; empty where there is none, and Hyper-V's own number applies. */
    registry: new Form(app, {
      begin: () => registryOf(hostOf()),
      // Nothing deletes the value, so what cannot be read must not become nothing.
      problems: (fields) =>
        Object.fromEntries(
          Object.entries(fields).map(([name, text]) => [
            name,
            text.trim() === '' || wholeNumber(text) !== undefined ? undefined : t('hostSettings.notWhole'),
          ]),
        ),
      apply: (call, fields) => writeRegistry(call, hostOf(), fields),
    }),
  }
}

function ofNetwork(app: App, hostOf: () => HostView) {
  const hostId = () => hostOf().hostId
  return {
    /** The name that each switch shall have, by the one that it has. */
    switchNames: new Form(app, {
      begin: () => Object.fromEntries(hostOf().switches.map(({ name }) => [name, name])),
      apply: (call, fields) =>
        eachChanged(
          hostOf().switches.map(({ name }) => [name, name] as const),
          fields,
          (name, newName) => call('switch.rename', { hostId: hostId(), name, newName }),
        ),
    }),
    newSwitch: new Form(app, {
      begin: () => ({ name: '', kind: 'external' }),
      // The list offers the three types only.
      apply: (call, { name, kind }) => call('switch.add', { hostId: hostId(), name, kind: kind as SwitchKind }),
    }),
    domain: new Form(app, {
      begin: () => ({ domain: '' }),
      apply: (call, { domain }) => call('host.joinDomain', { hostId: hostId(), domain: domain.trim() }),
    }),
    trust: new Form(app, {
      begin: () => ({ domain: hostOf().domain ?? '', otherDomain: '' }),
      apply: (call, { domain, otherDomain }) =>
        call('domain.trust', { domain: domain.trim(), otherDomain: otherDomain.trim() }),
    }),
    hostsFile: new Form(app, {
      begin: () => ({ name: '', address: '' }),
      apply: (call, { name, address }) =>
        call('hostsFile.set', { hostId: hostId(), name: name.trim(), address: address.trim() }),
    }),
    proxy: new Form(app, {
      begin: () => ({ proxy: hostOf().proxy as string }),
      // The group offers only these three.
      apply: (call, { proxy }) => call('host.setProxy', { hostId: hostId(), proxy: proxy as HostView['proxy'] }),
    }),
  }
}

function sizesOf({ volumes }: HostView): Record<string, string> {
  return Object.fromEntries(volumes.map(({ letter, sizeBytes }) => [letter, gigabytesOf(sizeBytes)]))
}

function registryOf({ registry }: HostView): Record<string, string> {
  return Object.fromEntries(
    tuningNames.map((name) => [name, String(registry.find((entry) => entry.name === name)?.value ?? '')]),
  )
}

async function writeRegistry(call: Call, host: HostView, fields: Readonly<Record<string, string>>) {
  const before = registryOf(host)
  const changed = tuningNames.filter((name) => fields[name]?.trim() !== before[name])
  for (const name of changed) {
    const value = wholeNumber(fields[name] ?? '') ?? null
    const reply = await call('host.setRegistryValue', { hostId: host.hostId, name, value })
    if (!reply.ok) return { ok: false as const, failure: { ...reply.failure, field: name } }
  }
  return ok(true)
}

/**
 * Makes a call for each field that is not as it was, up to the first refusal, which is then of that field.
 * @param before The fields as they were.
 * @param fields The fields as they shall be.
 * @param change Makes the call.
 */
async function eachChanged<Value>(
  before: readonly (readonly [string, Value])[],
  fields: Readonly<Record<string, Value>>,
  change: (name: string, value: Value) => Promise<Reply<unknown>>,
): Promise<Reply<unknown>> {
  for (const [name, was] of before) {
    const value = fields[name]
    if (value === undefined || value === was) continue
    const reply = await change(name, value)
    if (!reply.ok) return { ok: false, failure: { ...reply.failure, field: name } }
  }
  return ok(true)
}
