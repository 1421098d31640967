/**
 * Reasons and warnings that come with a result: why it was made this way, what else is worth knowing. They are no failures,
 * because nothing was refused. The sentences are in `texts/`, once per language.
 */
import { z } from 'zod'

/** Every advice, with what it means and the parameters that its sentence names. */
export const adviceTable = {
  'pfx.compatNeeded': {
    meaning: 'A host runs a version that reads only 3DES and SHA-1, so every host gets that kind (reference 2.2).',
    params: ['versions'],
  },
  'pfx.modernForAll': {
    meaning: 'Every version named reads AES-256 and SHA-256 (reference 2.2).',
    params: ['versions'],
  },
  'pfx.bothUnknown': { meaning: 'No version was named, so both kinds are written; the script chooses.', params: [] },
  'provider.kspUntested': {
    meaning: 'A key in the Software KSP is not confirmed to work on these versions (reference 1.8, 8).',
    params: ['versions'],
  },
  'layout.rootPerHost': {
    meaning: 'With one root per host every host has to trust the root of every other (reference 1.10).',
    params: ['rootCount'],
  },
  'layout.shortKey': {
    meaning: 'The recipe relies on 1024-bit keys, which makecert makes by default (reference 1.5).',
    params: ['rootKeyBits', 'hostKeyBits'],
  },
  'layout.noAlternativeName': { meaning: 'makecert cannot write a SAN (reference 1.9).', params: [] },
  'layout.oldSignature': { meaning: 'makecert signs with MD5 or SHA-1 by default (reference 1.5).', params: [] },
  'layout.endlessDates': { meaning: 'makecert certificates last until 2039 (reference 1.9).', params: ['years'] },
  'layout.noAuthority': {
    meaning: 'makecert writes neither basicConstraints nor cRLSign into a root (reference 1.10).',
    params: [],
  },
  'layout.exportableRootKey': {
    meaning: 'The recipe leaves the key of each root on a host (reference 1.10).',
    params: [],
  },
  'layout.revocationOff': {
    meaning: 'The recipe switches revocation checking off on every host (reference 1.10).',
    params: [],
  },
} as const satisfies Record<string, { readonly meaning: string; readonly params: readonly string[] }>

type AdviceCode = keyof typeof adviceTable

const adviceCode = z.enum(Object.keys(adviceTable) as [AdviceCode, ...AdviceCode[]])

export const advice = z.object({
  code: adviceCode,
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})
export type Advice = z.infer<typeof advice>
