/** The long runs: random commands, damaged inputs, the whole corpus of chains, and crashes. `npm run fuzz -- 7` takes another seed. */
import { crashInFolder } from '../crash/run.ts'
import { compareCorpus } from '../conformance/differential.ts'
import { sendCommandSequences } from './commands.ts'
import { feedDamagedInputs } from './inputs.ts'

const seed = Number(process.argv[2] ?? 1)
const inputs = 100_000
const residentMegabytesMax = 256

const sequences = 100_000

// First, because the memory that is measured is that of the whole process.
const fed = await feedDamagedInputs(inputs, seed)
console.log(`${fed.inputs} damaged inputs (seed ${seed}):`, fed)
if (fed.residentMegabytesMax > residentMegabytesMax) throw new Error(`more than ${residentMegabytesMax} MB were used`)

console.log(`random commands (seed ${seed}):`, sendCommandSequences(sequences, seed))

const { unexplained, ...compared } = await compareCorpus()
console.log(`${compared.chains} chains beside OpenSSL:`, compared)
if (unexplained.length > 0) throw new Error(unexplained.join('\n'))

await crashInFolder()
