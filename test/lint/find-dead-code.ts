/**
 * The check for dead code: prints each source that nothing leads to and each export that no other source takes, and ends with
 * 1 if there is any. An export that stands below for a test, and a way in, must be there and be needed.
 */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { findDead, readSources } from './dead-code.js'
import { sourcesIn } from './imports.js'

const root = join(import.meta.dirname, '..', '..')

/** What is started from outside the sources, with who does it. */
const waysIn: Readonly<Record<string, string>> = {
  'src-main/shells/node-24.js': 'the scripts of package.json',
  'src-main/shells/start.ts': 'npm start',
  'src-main/shells/build.ts': 'npm run build',
  'src-main/shells/cli/main.ts': 'the program of package.json',
  'src-main/shells/cli/vite.config.ts': 'Vite, called by build.ts',
  'src-main/shells/electron/main.ts': 'Electron, as its Vite configuration bundles it',
  'src-main/shells/electron/preload.ts': 'Electron, as its Vite configuration bundles it',
  'src-main/shells/electron/vite.config.ts': 'Vite, called by build.ts',
  'src-renderer/main.ts': 'index.html',
  'src-renderer/svelte.config.js': 'lint, and editors',
  'src-renderer/vite.config.ts': 'Vite, called by build.ts',
}

/** Exports that tests alone take, by the reason why they are no part of the product's own traffic. */
const forTests: Readonly<Record<string, readonly string[]>> = {
  'the tables that every text or command must be in, counted by a test': [
    'src-main/contract/certificate-facts.ts: verdictCodes',
    'src-main/app/actions/actions.ts: translatedCommands',
    'src-main/app/labs/facts.ts: eventfulMembers',
    'src-main/labs/format/problem.ts: labProblemCodes',
    'src-main/labs/predicates/finding.ts: findingCodes',
    'src-main/app/actions/silence.ts: silentCommands',
    'src-main/contract/advice.ts: adviceTable',
    'src-main/contract/texts/catalog.ts: pluralForms',
    'src-main/contract/texts/kinds.ts: numberKinds',
    'src-main/contract/texts/kinds.ts: wordKinds',
    'src-main/authority/files/pkcs12.ts: pfxProfiles',
  ],
  'the schemas that what is sent is held against': [
    'src-main/contract/certificate-facts.ts: peerJudgement',
    'src-main/contract/certificate-facts.ts: ownJudgement',
    'src-main/contract/events.ts: coreEvent',
  ],
  'a cipher without its padding, because that is what the vectors of its RFC are': [
    'src-main/authority/keys/rc2.ts: decryptRc2Blocks',
  ],
  'what a row is checked by, so that a test can change a row and its checksum': [
    'src-main/workspace/checksums.ts: checkedColumns',
    'src-main/workspace/checksums.ts: checkedTables',
  ],
  'limits that a test goes one beyond': [
    'src-main/authority/crls/crl-url.ts: crlUrlLengthMax',
    'src-main/shells/lifetime.ts: closeMillisecondsMax',
    'src-main/shells/web/listening.ts: usualPatience',
    'src-main/authority/der/der-tree.ts: treeDepthMax',
    'src-main/authority/files/pkcs12-read.ts: pfxBytesMax',
  ],
  'a rule with a domain of its own, which a property walks': ['src-main/authority/files/export-names.ts: fileStem'],
  'what a test makes up to ask a function': [
    'src-main/app/overview/projections.ts: ProjectionFacts',
    'src-main/authority/certificates/issue.ts: RootRequest',
    'src-main/authority/certificates/issue.ts: HostRequest',
    'src-main/authority/crls/crl.ts: RevokedEntry',
    'src-main/authority/der/der-tree.ts: DerTreePage',
    'src-main/authority/der/der.ts: boolean',
    'src-main/authority/files/pkcs12.ts: PfxRequest',
    'src-main/transport/loopback-tls.ts: HandshakeReport',
    'src-renderer/views/forecast/question.ts: ForecastForm',
  ],
  'the door of the emulator for simulation, fuzzing and models': [
    'src-main/emulator/index.ts: findLossViolations',
    'src-main/emulator/index.ts: findViolations',
    'src-main/emulator/index.ts: EmulatorInput',
    'src-main/emulator/index.ts: EmulatorOutput',
    'src-main/emulator/index.ts: ConnectionQuestion',
    'src-main/emulator/index.ts: parseWorld',
  ],
  'rules of their own, which a property is tried on': [
    'src-main/authority/certificates/issue.ts: drawSerialNumber',
    'src-main/emulator/disks/compaction.ts: compact',
    'src-main/emulator/world/ipv6.ts: parseIpv6',
    'src-main/emulator/world/ipv6.ts: isUsableIpv6',
    'src-main/kernel/canonical-hash.ts: canonicalText',
    'src-main/kernel/sha256.ts: sha256Hex',
    'src-main/shells/electron-runtime.ts: whyNotHere',
    'src-main/shells/error-log.ts: createErrorLog',
    'src-main/shells/error-log.ts: withoutValues',
    'src-main/shells/private/access-list.ts: whoAmICommand',
    'src-main/shells/private/access-list.ts: sidIn',
    'src-main/shells/private/access-list.ts: restrictCommand',
    'src-main/shells/web/open-browser.ts: openerFor',
    'src-main/shells/web/open-browser.ts: snapOf',
    'src-main/shells/web/open-browser.ts: redirectPage',
  ],
  'the queue as a test sees it, whole timers at a time': [
    'src-main/kernel/timers.ts: TimerId',
    'src-main/kernel/timers.ts: Timer',
    'src-main/kernel/timers.ts: createTimer',
    'src-main/kernel/timers.ts: peekTimer',
    'src-main/kernel/timers.ts: popTimer',
  ],
  'chance for the walks of the simulation, from the same streams': ['src-main/kernel/random.ts: chance'],
}

const tested = sourcesIn(root, ['test', 'resources/docs', 'resources/icons', 'resources/installer']).filter(
  (path) => !path.startsWith('test/output/'),
)
const sources = readSources(root, [...sourcesIn(root, ['src-main', 'src-renderer']), ...tested])
const isTest = (path: string) => !path.startsWith('src-')

/** Sources of tests that another one names, or package.json does, to have them run. */
const named = new Set([...sources.values()].flatMap((source) => source.named))
for (const [, path = ''] of readFileSync(join(root, 'package.json'), 'utf8').matchAll(
  /[\s"]((?:test|resources)\/\S+\.ts)/g,
))
  named.add(path)
const isWayIn = (path: string) =>
  path in waysIn ||
  (isTest(path) && (/\.(test|spec|config)\.(ts|js)$/.test(path) || named.has(path) || named.has(basename(path)))) ||
  // A person starts the first two; `npm run bench` finds the others by name.
  path === 'resources/docs/make-screenshots.ts' ||
  path === 'test/fixtures/record.ts' ||
  path.startsWith('test/bench/')

const dead = findDead(sources, { isWayIn, isTest })
const excused = new Set(Object.values(forTests).flat())
const neededByTests = new Set(dead.exports.filter((name) => excused.has(name)))
const inTests = findDead(sources, { isWayIn, isTest: () => false })
const problems = [
  ...dead.files.map(
    (path) => `${path} is used by nothing. Delete it, or name who starts it in test/lint/find-dead-code.ts.`,
  ),
  ...dead.exports
    .filter((name) => !isTest(name) && !excused.has(name))
    .map((name) =>
      inTests.exports.includes(name)
        ? `${name} is exported and no other file takes it. Take the export away, or the whole of it.`
        : `${name} is taken by tests alone. Delete it with its tests, or say in test/lint/find-dead-code.ts why they need it.`,
    ),
  ...[...excused]
    .filter((name) => !neededByTests.has(name) || inTests.exports.includes(name))
    .map((name) => `${name} no longer needs its reason in test/lint/find-dead-code.ts.`),
  ...Object.keys(waysIn)
    .filter((path) => !sources.has(path))
    .map((path) => `${path} is a way in that is gone. Take it out of test/lint/find-dead-code.ts.`),
]
for (const problem of problems) console.log(problem)
process.exitCode = problems.length === 0 ? 0 : 1
