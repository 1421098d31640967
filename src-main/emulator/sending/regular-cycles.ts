/**
 * Cycles in which nothing happens but what always happens, in the numbers of the ledger. They do to the numbers what `cycles.ts`
 * does to the records; whatever is not regular they leave to it. A test holds the two against each other.
 *
 * They run millions of times a second. What the loop needs is at hand in its variables, and the functions that take or give
 * instants are so small that the engine puts them into it: a number that goes from function to function would be put into
 * an object of its own.
 */
import { hourMs } from '../../kernel/clock.ts'
import {
  nextDueInstant,
  nextDueKind,
  nextDueSubject,
  rearmNextTimer,
  rearmNextTimerTwice,
  staysNext,
} from '../../kernel/timers.ts'
import { blockBytes, churnBlocks, churnDurationMs } from '../disks/content.ts'
import { timerKinds, type Engine } from '../world/engine.ts'
import { reportCycle } from './cycles.ts'
import {
  closeRow,
  column,
  diskColumn,
  diskSize,
  flag,
  listRow,
  openRowOf,
  openRowOfEither,
  rowSize,
  type Ledger,
} from './ledger.ts'
import { callWaiting } from './transfer-queue.ts'
import { compressedBytes, lineMilliseconds } from './transfer.ts'

/**
 * Lets the timers act that are due one after another, as long as all that they do can be booked. The clock stands at the last
 * one. The row of the first one that is not regular is closed, and it is left for whoever looks at the records.
 * @param toInstant As far as the clock may go.
 * @param countMax After how many timers to stop.
 * @returns How many timers have fired.
 */
export function bookDue(engine: Engine, ledger: Ledger, toInstant: number, countMax: number): number {
  const { world } = engine
  const { timers } = world
  let count = 0
  while (count < countMax) {
    const now = nextDueInstant(timers)
    if (now > toInstant) break
    const kind = nextDueKind(timers)
    if (kind === timerKinds.replication) {
      const row = openRowOf(ledger, nextDueSubject(timers))
      if (row < 0) break
      const isWholeWanted = count + 1 < countMax
      world.now = now
      const fired = bookCycle(engine, ledger, row, isWholeWanted ? toInstant : now)
      if (fired === 0) {
        closeRow(ledger, row)
        break
      }
      count += fired
    } else if (kind === timerKinds.watch) {
      const row = openRowOfEither(ledger, nextDueSubject(timers))
      if (row < 0) break
      world.now = now
      if (!bookWatch(engine, ledger, row)) {
        closeRow(ledger, row)
        break
      }
      count += 1
    } else break
  }
  return count
}

/**
 * Does what `watchDue` does for a relationship that goes well: looks again when its replica would be an hour behind.
 * @returns Whether it goes well; if not, nothing has changed.
 */
function bookWatch(engine: Engine, { numbers }: Ledger, row: number): boolean {
  const { world } = engine
  const behindInstant = numbers[row * rowSize + column.contentInstant]! + hourMs + 1
  if (world.now >= behindInstant) return false
  rearmNextTimer(world.timers, behindInstant)
  callWaiting(engine)
  return true
}

/**
 * `startCycle` or `endCycle`; where nothing else is due before the cycle ends, both, and the clock stands at its end.
 * @returns How many timers have fired: 0 if this cycle is not regular, and then nothing has changed.
 */
function bookCycle(engine: Engine, ledger: Ledger, row: number, toInstant: number): number {
  const { world } = engine
  const { timers } = world
  const { numbers } = ledger
  const at = row * rowSize
  const volume = ledger.volumes[row]!
  const validUntil = numbers[at + column.validUntil]!
  const frequencyMs = numbers[at + column.frequencyMs]!
  const nextPoint = numbers[at + column.nextPoint]!
  const flags = numbers[at + column.flags]!
  const { now } = world
  if (now >= validUntil || volume.usedBytes > volume.sizeBytes) return 0

  let cutInstant = now
  let totalBytes: number
  let endsInstant = numbers[at + column.endsInstant]!
  let fired = 1
  if (endsInstant < 0) {
    totalBytes = cutDisks(ledger, row, now)
    const way = ledger.ways[row]!
    const freeAtInstant = way.freeAtInstant
    const startInstant = freeAtInstant > now ? freeAtInstant : now
    const lineBytes = (flags & flag.compression) !== 0 ? compressedBytes(totalBytes) : totalBytes
    const lineFreeInstant = startInstant + lineMilliseconds(lineBytes, numbers[at + column.bitsPerSecond]!)
    way.freeAtInstant = lineFreeInstant
    endsInstant = lineFreeInstant + numbers[at + column.latencyMs]!
    numbers[at + column.cutInstant] = now
    numbers[at + column.totalBytes] = totalBytes
    numbers[at + column.resumedInstant] = startInstant
    const isWhole =
      endsInstant <= toInstant &&
      endsInstant < validUntil &&
      endsInstant - now <= frequencyMs &&
      now < nextPoint &&
      staysNext(timers, endsInstant)
    if (!isWhole) {
      numbers[at + column.endsInstant] = endsInstant
      if (numbers[at + column.ahead] === 0) numbers[at + column.ahead] = 1
      listRow(ledger, row)
      rearmNextTimer(timers, endsInstant)
      return 1
    }
    fired = 2
    world.now = endsInstant
  } else {
    cutInstant = numbers[at + column.cutInstant]!
    totalBytes = numbers[at + column.totalBytes]!
    endsInstant = now
    if (endsInstant - cutInstant > frequencyMs || cutInstant >= nextPoint) return 0
    numbers[at + column.endsInstant] = -1
  }

  if ((flags & flag.undo) !== 0) volume.usedBytes += totalBytes
  numbers[at + column.contentInstant] = cutInstant
  numbers[at + column.appliedInstant] = endsInstant
  bookApplied(ledger, row, totalBytes, endsInstant - cutInstant)
  if (fired === 2) rearmNextTimerTwice(timers, cutInstant + frequencyMs)
  else rearmNextTimer(timers, cutInstant + frequencyMs)
  if (engine.onCycle !== null || engine.reportsCycles) tell(engine, ledger, row)
  return fired
}

/** As `cutContent`: notes the position of every disk and gives what was written since the last confirmation. */
function cutDisks({ numbers, disks, wires }: Ledger, row: number, now: number): number {
  const at = row * rowSize
  const anchor = numbers[at + column.anchor]!
  const isBent = (numbers[at + column.flags]! & flag.unsteady) !== 0
  // As `churnDurationMs`, which is asked where a profile bends the time.
  const durationMs = anchor < 0 ? 0 : isBent ? churnDurationMs(wires[row]!.vm, now) : now - anchor
  const endDisk = numbers[at + column.endDisk]!
  let changedBytes = 0
  for (let place = numbers[at + column.firstDisk]!; place < endDisk; place += diskSize) {
    const blocks = durationMs > 0 ? churnBlocks(disks[place + diskColumn.bytesPerHour]!, durationMs) : 0
    const writtenBytes = disks[place + diskColumn.writtenBytes]! + blocks * blockBytes
    disks[place + diskColumn.cutSequence] = disks[place + diskColumn.sequence]! + blocks
    disks[place + diskColumn.cutWrittenBytes] = writtenBytes
    changedBytes += writtenBytes - disks[place + diskColumn.appliedWrittenBytes]!
  }
  return changedBytes
}

/** As `applyCut`, with the statistics. */
function bookApplied(ledger: Ledger, row: number, totalBytes: number, latencyMs: number): void {
  const { numbers, disks } = ledger
  const at = row * rowSize
  const endDisk = numbers[at + column.endDisk]!
  for (let place = numbers[at + column.firstDisk]!; place < endDisk; place += diskSize) {
    disks[place + diskColumn.appliedSequence] = disks[place + diskColumn.cutSequence]!
    disks[place + diskColumn.appliedWrittenBytes] = disks[place + diskColumn.cutWrittenBytes]!
  }
  listRow(ledger, row)
  numbers[at + column.ahead] = 2
  numbers[at + column.cycles]! += 1
  numbers[at + column.sizeBytes]! += totalBytes
  numbers[at + column.latency]! += latencyMs
  if (totalBytes > numbers[at + column.sizeBytesMax]!) numbers[at + column.sizeBytesMax] = totalBytes
  if (latencyMs > numbers[at + column.latencyMax]!) numbers[at + column.latencyMax] = latencyMs
}

/** Tells whoever follows single cycles of the one that has just ended. */
function tell(engine: Engine, { numbers, wires }: Ledger, row: number): void {
  const { onCycle, reportsCycles, world } = engine
  const wire = wires[row]!
  const cutInstant = numbers[row * rowSize + column.cutInstant]!
  const totalBytes = numbers[row * rowSize + column.totalBytes]!
  if (onCycle !== null) onCycle(wire.record.number, cutInstant, world.now, totalBytes)
  if (reportsCycles) reportCycle(engine, wire, totalBytes, world.now - cutInstant)
}
