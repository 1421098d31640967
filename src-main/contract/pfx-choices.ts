/** What can be chosen about the files for Windows: who keeps the key, and for which versions the PFX is written. */
import { z } from 'zod'
import * as ids from './ids.ts'
import { certificateYears, hostKeySizes } from './limits/certificate.ts'
import { pageLimits } from './limits/page.ts'

/**
 * The providers that a PFX can name, by the words of the calls, with the name that Windows knows and its type (Certificates
 * reference 1.8). Type 0 is CNG.
 */
export const keyProviders = {
  schannel: { windowsName: 'Microsoft RSA SChannel Cryptographic Provider', type: 12 },
  enhancedAes: { windowsName: 'Microsoft Enhanced RSA and AES Cryptographic Provider', type: 24 },
  softwareKsp: { windowsName: 'Microsoft Software Key Storage Provider', type: 0 },
} as const

export type KeyProviderName = keyof typeof keyProviders

export const keyProvider = z.enum(['schannel', 'enhancedAes', 'softwareKsp'])

export const pfxProfile = z.enum(['compat', 'modern'])
export type PfxProfile = z.infer<typeof pfxProfile>

export const chainFormat = z.enum(['pem', 'p7b'])

/** The versions of Windows Server that the hosts run. */
export const windowsVersions = z.array(ids.edition).max(ids.edition.options.length)

/** What is used where a call leaves a field out. */
export const templateFields = z.object({
  years: z.int(),
  keyBits: z.literal(hostKeySizes),
  addsShortNames: z.boolean(),
  provider: keyProvider,
  /** Empty: not known, so both kinds of PFX are written. */
  windowsVersions,
  chainFormats: z.array(chainFormat),
})
export type TemplateFields = z.infer<typeof templateFields>

export const templateName = z.string().trim().min(1).max(pageLimits.templateNameLengthMax)

/** The template that every root has; its fields are these until they are changed. */
export const defaultTemplateName = 'default'
export const factoryTemplate: TemplateFields = {
  years: certificateYears.host,
  keyBits: hostKeySizes[0],
  addsShortNames: false,
  provider: 'schannel',
  windowsVersions: [],
  chainFormats: [],
}
