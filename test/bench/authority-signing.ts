/** `authority.signing`: a host certificate from the part to be signed to its DER, beside node-forge signing the same part itself. */
import { randomBytes } from 'node:crypto'
import forge from 'node-forge'
import { createRoot, issueHost } from '../../src-main/authority/certificates/issue.ts'
import { nativeKeys } from '../../src-main/authority/keys/key-factory.ts'
import { valueOf } from '../authority/builders.ts'
import type { BenchResult } from './result.ts'

const rounds = 40
/** Certificates reference 6.3: forge takes about 27 ms with a root of 2,048 bits, and more with a longer one. */
const budget = 0.2

/** The median of some, with a root of 3,072 bits; the host's key is made once and costs neither side. */
export async function measureAuthoritySigning(): Promise<BenchResult> {
  const now = new Date()
  const root = valueOf(await createRoot({ commonName: 'Bench' }, { keys: nativeKeys, now, randomBytes }))
  const hostKey = await nativeKeys.generateRsa(2048)
  const context = { keys: { generateRsa: () => Promise.resolve(hostKey) }, now, randomBytes }
  const ours: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now()
    valueOf(await issueHost({ fqdn: `hv${round}.lab.example` }, root, context))
    ours.push(performance.now() - begun)
  }

  const { certificate } = valueOf(await issueHost({ fqdn: 'hv.lab.example' }, root, context))
  const read = forge.pki.certificateFromAsn1(forge.asn1.fromDer(certificate.toString('binary')))
  const key = forge.pki.privateKeyFromPem(root.privateKey.export({ format: 'pem', type: 'pkcs1' }).toString())
  const theirs: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now()
    read.sign(key, forge.md.sha256.create())
    forge.asn1.toDer(forge.pki.certificateToAsn1(read))
    theirs.push(performance.now() - begun)
  }
  const value = median(ours)
  const baseline = { name: 'node-forge signs', value: median(theirs) }
  const ratio = value / baseline.value
  return { name: 'authority.signing', value, unit: 'ms', baseline, ratio, budget, ok: ratio <= budget }
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN
}
