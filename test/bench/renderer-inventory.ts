/** Whether the list of certificates stays quick with ten thousand of them. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { createCore } from '../../src-main/app/core.ts'
import { createClient } from '../../src-main/contract/client.ts'
import { ensureRenderer } from '../../src-main/shells/built-renderer.ts'
import { startWebShell } from '../../src-main/shells/web/web-shell.ts'
import { openWorkspace } from '../../src-main/workspace/index.ts'
import { fillInventory, modelName } from '../app/certificates/inventory/large-inventory.ts'
import { valueOf } from '../authority/builders.ts'
import { findSystemBrowser } from '../e2e/ensure-browser.ts'
import type { BenchResult } from './result.ts'

const certificates = 10_000
const few = 10
const passphrase = 'a passphrase of the bench, long enough'
const answerMillisecondsMax = 50
/** Until the eye sees what was asked for, not only that something was typed. */
const shownMillisecondsMax = 200
const scrolls = 40
/** What the browser does not report took less than its threshold. */
const unreportedMilliseconds = 16

interface Figures {
  /** From a key in the search field to the frame that shows it, as the browser measures it; 95th percentile. */
  readonly typing: number
  /** From a change of the search text to the rows that it finds; 95th percentile. */
  readonly finding: number
  /** The gap between two frames while the list is scrolled from end to end; 95th percentile. */
  readonly scrolling: number
  /** From the click on the area to its first row; median. */
  readonly opening: number
}

/** `renderer.inventory` and, beside it, finding, scrolling and opening; with ten thousand certificates and with ten. */
export async function measureRendererInventory(): Promise<BenchResult[]> {
  const many = await measureWith(certificates)
  const baseline = await measureWith(few)
  const result = (name: string, key: keyof Figures, budget: number): BenchResult => ({
    name,
    value: many[key],
    unit: 'ms',
    budget,
    baseline: { name: 'the same with ten certificates', value: baseline[key] },
    ratio: many[key] / baseline[key],
    ok: many[key] <= budget,
  })
  return [
    result('renderer.inventory', 'typing', answerMillisecondsMax),
    result('renderer.inventory.finding', 'finding', shownMillisecondsMax),
    result('renderer.inventory.scrolling', 'scrolling', answerMillisecondsMax),
    result('renderer.inventory.opening', 'opening', shownMillisecondsMax),
  ]
}

async function measureWith(count: number): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-bench-'))
  const now = () => new Date()
  const path = join(folder, 'bench.understudy')
  const workspace = valueOf(openWorkspace({ path, mode: 'open-or-create', now, applicationVersion: '0.0.0' }))
  const core = valueOf(
    await createCore({ workspace, now, randomBytes, seed: 'bench', startInstant: 0, applicationVersion: '0.0.0' }),
  )
  const client = createClient(core)
  const { rootId } = valueOf(await client.call('root.create', { name: 'Bench', passphrase }))
  const issued = valueOf(await client.call('certificate.issue', { rootId, fqdns: [modelName] }))
  const model = { rootId, modelId: issued.certificateIds[0] ?? '', passphrase }
  await fillInventory(workspace, model, count, (number) =>
    number % 20 === 0 ? { revocation: { wallInstant: Date.now(), reason: 'superseded' } } : {},
  )
  const { rendererFolder } = await ensureRenderer(() => undefined)
  const shell = valueOf(await startWebShell({ core, rendererFolder, port: 0 }))
  const executablePath = findSystemBrowser()
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 840 } })
    await page.goto(shell.url)
    const opening = await measureOpening(page)
    const { typing, finding } = await measureTyping(page)
    return { opening, typing, finding, scrolling: await measureScrolling(page) }
  } finally {
    await browser.close()
    await shell.close()
    await core.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The first visit loads the code of the area, so that one does not count. */
async function measureOpening(page: Page): Promise<number> {
  const areas = page.getByRole('navigation', { name: 'Main' })
  const times: number[] = []
  for (let round = 0; round < 6; round += 1) {
    await areas.getByRole('link', { name: 'Overview' }).click()
    await page.waitForTimeout(300)
    const link = areas.getByRole('link', { name: 'Certificates' })
    const took = await link.evaluate(
      (element) =>
        new Promise<number>((done) => {
          const begun = performance.now()
          const look = () => {
            const rows = document.querySelectorAll('[role=grid] tr[aria-label]').length
            if (rows > 0) done(performance.now() - begun)
            else requestAnimationFrame(look)
          }
          ;(element as HTMLElement).click()
          requestAnimationFrame(look)
        }),
    )
    if (round > 0) times.push(took)
  }
  return percentile(times, 0.5)
}

async function measureTyping(page: Page): Promise<Pick<Figures, 'typing' | 'finding'>> {
  await page.evaluate(() => {
    const durations: number[] = []
    const found: number[] = []
    Object.assign(window, { durations, found })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (/^(keydown|input)$/.test(entry.name)) durations.push(entry.duration)
    }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit)
    let typedAt: number | undefined
    document.addEventListener('input', () => (typedAt = performance.now()), { capture: true })
    const rows = () =>
      [...document.querySelectorAll('[role=grid] tr[aria-label]')].map((row) => row.getAttribute('aria-label')).join()
    let shown = rows()
    const look = () => {
      const now = rows()
      if (now !== shown && typedAt !== undefined) {
        found.push(performance.now() - typedAt)
        typedAt = undefined
      }
      shown = now
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  const field = page.getByRole('searchbox', { name: 'Search certificates' })
  await field.focus()
  let keys = 0
  // Each letter finds other rows than the one before; the whole is taken back again.
  for (const text of ['hv00007', '00003', 'hv00001', 'nothing']) {
    for (const key of [...text, ...Array.from(text, () => 'Backspace')]) {
      await page.keyboard.press(key)
      keys += 1
      await page.waitForTimeout(120)
    }
  }
  const { durations, found } = await page.evaluate(() => ({
    durations: Reflect.get(window, 'durations') as number[],
    found: Reflect.get(window, 'found') as number[],
  }))
  const unreported = Array.from({ length: Math.max(0, 2 * keys - durations.length) }, () => unreportedMilliseconds)
  return { typing: percentile([...durations, ...unreported], 0.95), finding: percentile(found, 0.95) }
}

async function measureScrolling(page: Page): Promise<number> {
  const gaps = await page.getByRole('grid', { name: 'Certificates' }).evaluate(async (grid, steps) => {
    let scroller: Element = grid
    while (scroller.parentElement && getComputedStyle(scroller).overflowY === 'visible')
      scroller = scroller.parentElement
    const frame = () => new Promise<number>((done) => requestAnimationFrame(done))
    const measured: number[] = []
    let last = await frame()
    for (let step = 0; step < steps * 4; step += 1) {
      // A quarter of the way with every fourth frame, small steps between: both jumps and a steady hand.
      const length = scroller.scrollHeight - scroller.clientHeight
      scroller.scrollTop = step % 4 === 0 ? (length * step) / (steps * 4) : scroller.scrollTop + 60
      const now = await frame()
      measured.push(now - last)
      last = now
    }
    return measured
  }, scrolls)
  return percentile(gaps, 0.95)
}

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((first, second) => first - second)[Math.ceil(values.length * share) - 1] ?? NaN
}
