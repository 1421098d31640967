/**
 * `authority.batch`: a hundred hosts get a key, a certificate and the PFX in both profiles, beside the time in which
 * OpenSSL's own program draws a hundred keys and does nothing else, as many at a time as there are cores.
 */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { promisify } from 'node:util'
import { createRoot, issueHost } from '../../src-main/authority/certificates/issue.ts'
import { nativeKeys } from '../../src-main/authority/keys/key-factory.ts'
import { drawPfxPassword } from '../../src-main/authority/keys/passwords.ts'
import { buildPfx } from '../../src-main/authority/files/pkcs12.ts'
import type { Reply } from '../../src-main/contract/failure.ts'
import type { BenchResult } from './result.ts'

const hosts = 100
const budget = 1.15
const execute = promisify(execFile)

/** Measures both in the same run and gives the ratio; the key search is random, so single runs differ by some percent. */
export async function measureAuthorityBatch(): Promise<BenchResult> {
  const baseline = await seconds(() => inParallel(drawKeyWithOpenssl))
  const value = await seconds(issueBatch)
  const ratio = value / baseline
  return {
    name: 'authority.batch',
    value,
    unit: 's',
    baseline: { name: `${hosts} runs of openssl genpkey`, value: baseline },
    ratio,
    budget,
    ok: ratio <= budget,
  }
}

async function issueBatch(): Promise<void> {
  const context = { keys: nativeKeys, now: new Date(), randomBytes }
  const root = valueOf(await createRoot({ commonName: 'Bench' }, context))
  await inParallel(async (index) => {
    const fqdn = `hv${index}.lab.example`
    const { certificate, privateKey } = valueOf(await issueHost({ fqdn }, root, context))
    const chain = [root.certificate]
    for (const profile of ['compat', 'modern'] as const) {
      const password = drawPfxPassword(randomBytes)
      const request = { profile, certificate, privateKey, chain, password, friendlyName: fqdn, randomBytes }
      valueOf(await buildPfx(request))
    }
  })
}

async function drawKeyWithOpenssl(): Promise<void> {
  await execute('openssl', ['genpkey', '-quiet', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'])
}

/** Runs a task once per host, as many at a time as there are cores. */
async function inParallel(task: (index: number) => Promise<void>): Promise<void> {
  let next = 0
  const lane = async () => {
    while (next < hosts) await task(next++)
  }
  await Promise.all(Array.from({ length: availableParallelism() }, lane))
}

async function seconds(task: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await task()
  return (performance.now() - begun) / 1000
}

function valueOf<Value>(reply: Reply<Value>): Value {
  if (reply.ok) return reply.value
  throw new Error(reply.failure.code)
}
