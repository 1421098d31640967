/** The part of the journal about settings of hosts, as what an administrator would have done. */
import type { ParsedInputOf } from '../../contract/registry.ts'
import type { EmulatorCommandName } from '../../emulator/index.ts'
import { onHost, type Translator } from './translation.ts'

export const settingTranslators: Readonly<Partial<Record<EmulatorCommandName, Translator>>> = {
  'host.joinDomain': onHost((input: ParsedInputOf<'host.joinDomain'>, base) => ({
    action: 'joinDomain',
    ...base,
    domain: input.domain,
  })),
  'host.leaveDomain': onHost((_input, base) => ({ action: 'leaveDomain', ...base })),
  'host.setRegistryValue': onHost(({ name, value }: ParsedInputOf<'host.setRegistryValue'>, base) =>
    // The switch for revocation has an action of its own, with its warning.
    name === 'DisableCertRevocationCheck'
      ? { action: 'setRevocationCheck', ...base, disabled: value === 1 }
      : { action: 'setRegistryValue', ...base, name, value },
  ),
  'host.restartService': onHost((_input, base) => ({ action: 'restartService', ...base })),
  'volume.resize': onHost(({ letter, sizeBytes }: ParsedInputOf<'volume.resize'>, base) => ({
    action: 'resizeVolume',
    ...base,
    letter: letter.replace(/:$/, '').toUpperCase(),
    sizeBytes,
  })),
  'switch.add': onHost(({ name, kind }: ParsedInputOf<'switch.add'>, base) => ({
    action: 'addSwitch',
    ...base,
    switchName: name,
    kind,
  })),
  'switch.rename': onHost(({ name, newName }: ParsedInputOf<'switch.rename'>, base) => ({
    action: 'renameSwitch',
    ...base,
    switchName: name,
    newName,
  })),
  'switch.remove': onHost(({ name }: ParsedInputOf<'switch.remove'>, base) => ({
    action: 'removeSwitch',
    ...base,
    switchName: name,
  })),
  'authorization.set': onHost((input: ParsedInputOf<'authorization.set'>, base) => ({
    action: 'setAuthorizationEntry',
    ...base,
    primaryServer: input.primaryServer,
    storageLocation: input.storageLocation ?? null,
    trustGroup: input.trustGroup ?? null,
  })),
  'hostsFile.set': onHost(({ name, address }: ParsedInputOf<'hostsFile.set'>, base) => ({
    action: 'setHostsFileLine',
    ...base,
    name,
    address,
  })),
  'hostsFile.remove': onHost(({ name }: ParsedInputOf<'hostsFile.remove'>, base) => ({
    action: 'removeHostsFileLine',
    ...base,
    name,
  })),
  // A guest's own cache is emptied in the guest; such a command names no host.
  // A guest's own cache is emptied in the guest: such a command names no host.
  'dns.flushCache': onHost((_input, base) => ({ action: 'flushDnsCache', ...base })),
}
