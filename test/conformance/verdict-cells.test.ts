/**
 * Our verdict and the TLS engine on every cell of key, signature and extension, and on every scope of a CRL. They say the same, or one
 * of the documented rules says why not: nothing else may reach an administrator as a contradiction. The engine is OpenSSL in the
 * browser and on the command line, BoringSSL in the desktop app, for which Bun stands here.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { performOnBoringssl } from './boringssl-cells.ts'
import { findTools } from './tools.ts'
import {
  CellBench,
  extensions,
  keys,
  scopes,
  signatures,
  type Cell,
  type CellOutcome,
  type ExtensionName,
  type KeyName,
  type ScopeName,
  type SignatureName,
} from './verdict-cells.ts'

// The keys of literals are those of their types.
const keyNames = Object.keys(keys) as KeyName[]
const signatureNames = Object.keys(signatures) as SignatureName[]
const extensionNames = Object.keys(extensions) as ExtensionName[]
const scopeNames = Object.keys(scopes) as ScopeName[]

describe('on every cell, our verdict and the engine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-cells-'))
  const outcomes = new Map<Cell, CellOutcome>()
  /** Empty where Bun is not here. */
  const onBoringssl = new Map<Cell, CellOutcome>()
  beforeAll(async () => {
    const tools = await findTools()
    const bench = new CellBench(folder, tools.get('openssl') ?? 'openssl')
    const certificates = keyNames.flatMap((key) =>
      signatureNames.flatMap((signature) => extensionNames.map((extension) => ({ key, signature, extension }))),
    )
    // Every certificate without a check of revocation, and every scope with those that differ in what a scope may look at;
    // the others in turn, so that each pair of values comes up.
    const cells: Cell[] = certificates.flatMap((certificate, index) => {
      const isPlain = certificate.key === 'RSA 2048' && certificate.signature === 'SHA-256'
      const inTurn = scopeNames[1 + (index % (scopeNames.length - 1))] ?? 'complete'
      const chosen = isPlain ? scopeNames : index % 2 === 0 ? ['unchecked' as const, inTurn] : [inTurn]
      return chosen.map((scope) => ({ ...certificate, scope }))
    })
    for (const cell of cells) outcomes.set(cell, await bench.judge(cell))
    const bun = tools.get('bun')
    if (bun === undefined) return
    const requests = cells.map((cell) => bench.requestOf(cell))
    for (const [index, report] of (await performOnBoringssl(bun, folder, requests)).entries()) {
      const cell = cells[index]
      if (cell) onBoringssl.set(cell, bench.compare(cell, report))
    }
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const codes = (isMeant: (cell: Cell) => boolean) => [
    ...new Set([...outcomes].filter(([cell]) => isMeant(cell)).map(([, { judgement }]) => judgement.code)),
  ]

  const differing = (of: ReadonlyMap<Cell, CellOutcome>) =>
    [...of]
      .filter(([, { comparison }]) => comparison === 'differs')
      .map(([cell, { judgement, engine }]) => ({ ...cell, ours: judgement.code, engine }))
  const rulesOf = (of: ReadonlyMap<Cell, CellOutcome>) => {
    const explained = [...of.values()].filter(({ comparison }) => comparison === 'explained')
    return new Set(
      explained.flatMap(({ judgement, standing }) => (judgement.accepted ? standing.laxer : standing.stricter)),
    )
  }

  it('never contradict each other', () => {
    expect(differing(outcomes)).toEqual([])
    expect(outcomes.size).toBeGreaterThan(300)
  })

  it('never contradict each other where the engine is BoringSSL, and accept the same but for its own gaps', ({
    skip,
  }) => {
    if (onBoringssl.size === 0) skip('bun is not here')
    expect(onBoringssl.size).toBe(outcomes.size)
    expect(differing(onBoringssl)).toEqual([])
    // What it refuses and OpenSSL accepts: it has no keys of the kind RSASSA-PSS and no MD5, both of which the verdict refuses, too.
    const gaps = [...onBoringssl].filter(
      ([cell, { engine }]) => outcomes.get(cell)?.engine === 'accepted' && engine !== 'accepted',
    )
    const gapOf = ({ key, signature }: Cell) =>
      key === 'RSA-PSS 2048' ? 'keyUnknown' : signature === 'MD5' ? 'CERT_SIGNATURE_FAILURE' : 'none'
    expect(gaps.map(([, { engine }]) => engine)).toEqual(gaps.map(([cell]) => gapOf(cell)))
    expect(new Set(gaps.map(([cell]) => gapOf(cell)))).toEqual(new Set(['keyUnknown', 'CERT_SIGNATURE_FAILURE']))
    expect(gaps.filter(([, { judgement }]) => judgement.accepted)).toEqual([])
    const more = [...onBoringssl].filter(
      ([cell, { engine }]) => engine === 'accepted' && outcomes.get(cell)?.engine !== 'accepted',
    )
    expect(more.map(([cell]) => cell)).toEqual([])
  })

  it('take RSA keys from 1024 bits, whatever is signed with SHA-1, SHA-2 or PSS', () => {
    const isSound = ({ key, signature, extension, scope }: Cell) =>
      /^RSA \d/.test(key) &&
      signature !== 'MD5' &&
      extension !== 'unknown critical' &&
      (scope === 'unchecked' || scope === 'complete')
    expect(codes(isSound)).toEqual(['accepted'])
    const engines = [...outcomes].filter(([cell]) => isSound(cell)).map(([, { engine }]) => engine)
    expect(new Set(engines)).toEqual(new Set(['accepted']))
  })

  it('refuse other keys, MD5 and what must be understood, each with its own code', () => {
    const isOther = ({ key }: Cell) => !/^RSA \d/.test(key) && key !== 'AT_SIGNATURE'
    expect(codes(isOther)).toEqual(['certificate.keyNotRsa'])
    expect(codes(({ key }) => key === 'AT_SIGNATURE')).toEqual(['certificate.signatureKey'])
    const isRsa = ({ key }: Cell) => /^RSA \d/.test(key)
    expect(codes((cell) => isRsa(cell) && cell.signature === 'MD5' && cell.extension !== 'unknown critical')).toEqual([
      'certificate.weakSignature',
    ])
    expect(codes((cell) => isRsa(cell) && cell.extension === 'unknown critical')).toEqual([
      'certificate.unknownCritical',
    ])
  })

  it.each<[ScopeName, ExtensionName, string]>([
    ['complete', 'none', 'accepted'],
    ['users only', 'none', 'accepted'],
    ['this address', 'distribution point', 'accepted'],
    ['this address in capitals', 'distribution point', 'accepted'],
    ['this address', 'none', 'address'],
    ['another address', 'none', 'address'],
    ['another address', 'distribution point', 'address'],
    ['another address, not critical', 'distribution point', 'address'],
    ['authorities only', 'none', 'kind'],
    ['attributes only', 'none', 'kind'],
    ['some reasons', 'none', 'someReasons'],
    ['indirect', 'none', 'indirect'],
    ['unknown critical', 'none', 'unknownCritical'],
    ['delta', 'none', 'delta'],
  ])('a CRL for %s beside a certificate with %s: %s', (scope, extension, expected) => {
    const [, outcome] =
      [...outcomes].find(
        ([cell]) =>
          cell.key === 'RSA 2048' &&
          cell.signature === 'SHA-256' &&
          cell.scope === scope &&
          cell.extension === extension,
      ) ?? []
    const { judgement } = outcome ?? {}
    if (expected === 'accepted') expect(judgement).toMatchObject({ code: 'accepted' })
    else {
      expect(judgement).toMatchObject({
        code: 'certificate.revocationScope',
        windowsCode: '0x80092012',
        params: { scope: expected },
      })
    }
  })

  it('differ only by rules that are documented, and by each of those that cells can show', () => {
    const rules = rulesOf(outcomes)
    expect([...rules].sort()).toEqual(['address-in-other-case', 'forgeable-digest', 'key-kind', 'root-not-looked-up'])
    if (onBoringssl.size > 0)
      expect([...rulesOf(onBoringssl)].sort()).toEqual(['address-in-other-case', 'key-kind', 'root-not-looked-up'])
    const document = readFileSync(
      join(import.meta.dirname, '..', '..', 'resources', 'docs', 'verdict-differences.md'),
      'utf8',
    )
    for (const rule of rules) expect(document).toContain(`### \`${rule}\``)
  })
})
