import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chainRequirements, verdictCodes, verdictRules } from '../../../src-main/contract/certificate-facts.ts'
import { fixCodes } from '../../../src-main/contract/failure.ts'
import { failures } from '../../../src-main/contract/failures/index.ts'
import type { FailureCode } from '../../../src-main/contract/failure.ts'
import type { FailureDeclaration } from '../../../src-main/contract/failures/table.ts'
import { situationParams } from '../../../src-main/contract/failures/situations.ts'
import { loadTexts } from '../../../src-main/contract/texts/catalog.ts'
import { describeFailure, describeFix } from '../../../src-main/contract/texts/index.ts'
import { languages, type Language } from '../../../src-main/contract/texts/shape.ts'
import { en } from '../../../src-main/contract/texts/en/index.ts'

const declarations = Object.entries(failures) as [FailureCode, FailureDeclaration][]
await Promise.all(languages.map(loadTexts))

/** All texts of the contract as they are filled in, by key. */
const catalogs = Object.fromEntries(
  languages.map((language) => [
    language,
    Object.assign({}, ...filesOf(language).map((path) => JSON.parse(readFileSync(path, 'utf8')))),
  ]),
) as Readonly<Record<Language, Readonly<Record<string, string>>>>
const placeholdersOf = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1])

function filesOf(language: Language): string[] {
  const folder = join(import.meta.dirname, '../../../src-main/contract/texts', language)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(folder, name))
}

describe.each(languages)('the failure texts in %s', (language) => {
  const catalog = catalogs[language]
  /** The general text of a key and those for situations. */
  const textsOf = (key: string) =>
    Object.entries(catalog).filter(([name]) => name === key || name.startsWith(`${key}_`))
  const situationsOf = (code: FailureCode) =>
    textsOf(`${code}.sentence`).flatMap(([key]) => key.split('sentence_')[1] ?? [])

  it('are about failures that are declared', () => {
    const codes = new Set<string>(Object.keys(failures))
    const named = Object.keys(catalog).flatMap((key) => /^(.+)\.(?:sentence|next)(?:_|$)/.exec(key)?.[1] ?? [])
    expect(named.filter((code) => !codes.has(code))).toEqual([])
  })

  it.each(declarations)('say %s in a sentence with a next step', (code, declaration) => {
    for (const part of ['sentence', 'next']) {
      expect(textsOf(`${code}.${part}`).length).toBeGreaterThan(0)
      for (const [, text] of textsOf(`${code}.${part}`)) {
        expect(text).toMatch(/\.$/)
        expect(declaration.params).toEqual(expect.arrayContaining(placeholdersOf(text)))
      }
    }
  })

  it('have words for situations by a declared parameter, the sentence and the next step together', () => {
    for (const [code, declaration] of declarations) {
      const decisive = situationParams[code]
      const steps = textsOf(`${code}.next`).flatMap(([key]) => key.split('next_')[1] ?? [])
      expect(steps.toSorted(), code).toEqual(situationsOf(code).toSorted())
      if (decisive === undefined) expect(steps, code).toEqual([])
      else {
        expect(declaration.params).toContain(decisive)
        expect(steps.length, code).toBeGreaterThan(0)
      }
    }
  })

  it('have their own words for every verdict on a certificate and for every rule of it', () => {
    expect(situationsOf('connection.certificateRefused').toSorted()).toEqual(verdictCodes.toSorted())
    const requirements = [...verdictRules, ...chainRequirements]
    expect(situationsOf('replicaServer.noValidCertificate').toSorted()).toEqual(requirements.toSorted())
  })

  it('label every remedy without a full stop', () => {
    const labels = Object.entries(catalog).filter(([key]) => key.startsWith('fix.'))
    expect(labels.map(([key]) => key.slice('fix.'.length)).toSorted()).toEqual([...fixCodes].toSorted())
    for (const [, label] of labels) expect(label).toMatch(/^\S.*[^.\s]$/)
  })

  it('have as many different sentences as there are codes', () => {
    const sentences = declarations.map(([code]) => catalog[`${code}.sentence`])
    expect(new Set(sentences).size).toBe(sentences.length)
  })
})

describe('describeFailure', () => {
  it('fills in parameters and shows sizes with their unit', () => {
    const failure = {
      code: 'vm.notEnoughMemory',
      params: { vm: 'web01', host: 'HYPERVISOR-02', ramSize: 4096, freeBytes: 1_610_612_736 },
    } as const
    expect(describeFailure(failure, 'en').sentence).toBe(
      'Not enough memory in the system to start the virtual machine web01 with ram size 4096 megabytes.',
    )
    expect(describeFailure(failure, 'en').next).toContain('1.5 GB')
    expect(describeFailure(failure, 'de').next).toContain('1,5 GB')
  })

  it('leaves ports and other numbers as they are', () => {
    const failure = { code: 'replicaServer.badPort', params: { port: 70000 } } as const
    expect(describeFailure(failure, 'cs').sentence).toBe('70000 není číslo portu.')
  })

  it('uses the words of the case when there is one, and the general words otherwise', () => {
    const params = { judge: 'HYPERVISOR-02', owner: 'HYPERVISOR-01', rule: 'chain' }
    const known = { code: 'connection.certificateRefused', params: { ...params, reason: 'certificate.untrustedRoot' } }
    const unknown = { code: 'connection.certificateRefused', params: { ...params, reason: 'certificate.other' } }
    const describe = (failure: typeof known) =>
      describeFailure({ ...failure, code: 'connection.certificateRefused' }, 'en')
    expect(describe(known).next).toBe('Import the root on HYPERVISOR-02 into Trusted Root Certification Authorities.')
    expect(describe(unknown).sentence).toContain('certificate.other')
    const inherited = { ...known, params: { ...params, reason: 'constructor' } }
    expect(describe(inherited).sentence).toContain('(constructor)')
  })

  it('keeps a placeholder whose parameter is missing, so that the gap is seen', () => {
    expect(describeFailure({ code: 'host.off', params: {} }, 'en').sentence).toBe('The host {{host}} has no power.')
  })
})

describe('describeFix', () => {
  it('fills in parameters', () => {
    const fix = { code: 'shutDownVm', params: { vm: 'web01' } } as const
    for (const language of languages) expect(describeFix(fix, language)).toContain('web01')
  })
})

describe('what is declared', () => {
  const root = join(import.meta.dirname, '..', '..', '..')
  const sources = ['src-main', 'src-renderer']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter((name) => /\.(ts|svelte)$/.test(name) && !name.startsWith(join('src-main', 'contract')))
    .map((name) => readFileSync(join(root, name), 'utf8'))
    .join('\n')
  // Verdicts are given through the table in the contract, weaknesses of roots under a prefix.
  const isGivenByTable = (code: string) =>
    verdictCodes.some((each) => each === code) || code.startsWith('rootWeakness.')

  it('as a failure is given somewhere', () => {
    const unused = Object.keys(failures).filter((code) => !isGivenByTable(code) && !sources.includes(`'${code}'`))
    expect(unused).toEqual([])
  })

  it('as a remedy is offered somewhere', () => {
    const offered = [
      'fixes.ts',
      ...['rule-remedies.ts', 'renewal-remedies.ts'].map((name) => join('certificates', 'verdict', name)),
      ...['host', 'sender', 'certificate', 'situation'].map((kind) => join('why', `${kind}-repairs.ts`)),
    ]
      .map((name) => readFileSync(join(root, 'src-main', 'app', name), 'utf8'))
      .join('\n')
    expect(fixCodes.filter((code) => !offered.includes(`'${code}'`))).toEqual([])
  })
})

/**
 * Whether a next step fits its situation is tried where the situation comes up; here every text that tells to take something away has
 * been read, and says why it is agreed to.
 */
const takesAway = /\b(delete|remove|overwrite|discard|reset|turn (it |the virtual machine )?off|turn off)\w*\b/i
/** What holds data of somebody. */
const holdsData = /machine|replica|disk|cop(y|ies)|checkpoint|host|volume|folder|\{\{vm/i

/** Each leaves the newest data, the seed of a replica and the primary as they are. */
const readAndFine: Readonly<Record<string, string>> = {
  'checkpoint.tooMany.next': 'a checkpoint is merged into the disk, which stays as it is now',
  'disk.replicated.next': 'removing a replication leaves the machine and its copy',
  'disk.hasCheckpoints.next': 'checkpoints are merged into the disk, which stays as it is now',
  'failover.reverseOldPrimaryRunning.next': 'says first that it overwrites, and to save what is newer',
  'fault.notApplicable.next_hasCheckpoints': 'checkpoints are merged',
  'fault.notApplicable.next_notResizable': 'checkpoints are merged, and it is an exercise',
  'fault.notApplicable.next_vmRunning': 'a machine is turned off, and its disks stay',
  'host.notEmpty.next': 'says first to keep what is needed',
  'host.tooManyHosts.next': 'a host that holds machines cannot be removed',
  'initialCopy.exported.next': 'removing a replication leaves the exported copy and the machine',
  'replication.alreadyEnabled.next': 'removing a replication leaves the machine and its copy',
  'replication.editionTooOld.next': 'removing a replication leaves the machine and its copy',
  'replication.extendedExists.next': 'removing a replication leaves the machine and its copy',
  'replication.hasCheckpoints.next': 'checkpoints are merged',
  'replication.nameTaken.next_related': 'tells to delete neither',
  'replication.replicaMissing.next': 'there is no replica; a copy without one is kept by what is said next',
  'replication.replicaMissing.next_reversed': 'leaves the side with the newer data as it is',
  'root.rollOverEnded.next': 'the old root signs nothing any more',
  'vm.notEnoughMemory.next': 'another machine is turned off, and its disks stay',
  'vm.replicated.next': 'removing a replication leaves the machine and its copy',
  'vm.shutdownServiceMissing.next': 'turning off is the last of three ways',
}

describe('the next steps of all failures', () => {
  const all = Object.entries<string>(en).filter(([key]) => /\.next(_|$)/.test(key))

  it('take nothing away that was not read and found to destroy neither a seed nor a primary', () => {
    expect(all.length).toBeGreaterThan(300)
    const found = all.filter(([, text]) => takesAway.test(text) && holdsData.test(text)).map(([key]) => key)
    expect(found.sort()).toEqual(Object.keys(readAndFine).sort())
  })
})
