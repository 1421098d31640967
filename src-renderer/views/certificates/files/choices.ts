/** What can be chosen about files for Windows. Not taken from the contract, whose schemas are not part of the page. */
import type { Edition } from '../../../../src-main/contract/ids.ts'
import type { KeyProviderName } from '../../../../src-main/contract/pfx-choices.ts'
import type { Translate } from '../../../i18n/translate.ts'

const editionNames: Readonly<Record<Edition, string>> = {
  '2025': 'Windows Server 2025',
  '2022': 'Windows Server 2022',
  '2019': 'Windows Server 2019',
  '2016': 'Windows Server 2016',
  '2012R2': 'Windows Server 2012 R2',
}

// A record of literals has exactly its keys; those that look like whole numbers come first, in their order.
export const editions = (Object.keys(editionNames) as Edition[]).toSorted().reverse()
export const editionName = (edition: Edition) => editionNames[edition]

/** The providers by the names that Windows knows, which are the same in every language. */
const providerNames: Readonly<Record<KeyProviderName, string>> = {
  schannel: 'Microsoft RSA SChannel Cryptographic Provider',
  enhancedAes: 'Microsoft Enhanced RSA and AES Cryptographic Provider',
  softwareKsp: 'Microsoft Software Key Storage Provider',
}

/** The providers as options of a list box. */
export function providerOptions(t: Translate): { readonly value: KeyProviderName; readonly label: string }[] {
  return (Object.keys(providerNames) as KeyProviderName[]).map((value) => ({
    value,
    label: value === 'schannel' ? t('issuing.usual', { name: providerNames[value] }) : providerNames[value],
  }))
}
