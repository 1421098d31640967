/** Whether the screens stay quick with a fleet on them: twelve hosts, a thousand machines that replicate, 300 certificates. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { createClient } from '../../src-main/contract/client.ts'
import { createAssembly } from '../../src-main/shells/assembly.ts'
import { ensureRenderer } from '../../src-main/shells/built-renderer.ts'
import { startWebShell } from '../../src-main/shells/web/web-shell.ts'
import { findSystemBrowser } from '../e2e/ensure-browser.ts'
import { fillFleet } from './fleet-workspace.ts'
import type { BenchResult } from './result.ts'

const fleet = { hostCount: 12, machineCount: 1000, otherCertificateCount: 288 }
/** The same hosts, so that only the number of what is on them differs. */
const small = { hostCount: 12, machineCount: 10, otherCertificateCount: 0 }

const areas = ['Overview', 'Machines', 'Network', 'Certificates', 'Faults', 'Rehearsals', 'Forecast', 'Settings']
const interactions = 40
const watchedMilliseconds = 10_000
/** No area, no key and no pace may be measured while the page still settles from what came before. */
const restMilliseconds = 1_500

const budgets = {
  opensMilliseconds: 300,
  nodes: 2500,
  firstAttentionPixels: 840,
  longTaskMilliseconds: 100,
  answersMilliseconds: 50,
  paletteMilliseconds: 100,
} as const

type Figures = Readonly<Record<keyof typeof budgets, number>>

const units: Readonly<Record<keyof typeof budgets, string>> = {
  opensMilliseconds: 'ms',
  nodes: 'nodes',
  firstAttentionPixels: 'px',
  longTaskMilliseconds: 'ms',
  answersMilliseconds: 'ms',
  paletteMilliseconds: 'ms',
}

/**
 * The slowest area to open; elements of the overview, and how far down its first item of attention ends; the longest task at x3600;
 * the 95th percentile of keys and clicks in the list of all machines; the first key in the palette.
 */
export async function measureFleet(): Promise<BenchResult[]> {
  const few = await measureWith(small)
  const many = await measureWith(fleet)
  return (Object.keys(budgets) as (keyof typeof budgets)[]).map((name) => ({
    name: `renderer.fleet.${name.replace(/(Milliseconds|Pixels)$/, '')}`,
    value: many[name],
    unit: units[name],
    baseline: { name: 'the same with ten machines', value: few[name] },
    ratio: many[name] / Math.max(1, few[name]),
    budget: budgets[name],
    ok: many[name] <= budgets[name],
  }))
}

async function measureWith(size: typeof fleet): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-bench-'))
  const core = await createAssembly('bench', console.error).openCore({
    workspacePath: join(folder, 'bench.understudy'),
    seed: 'bench',
  })
  if (!core.ok) throw new Error(core.failure.code)
  await fillFleet(createClient(core.value), size, folder)
  const { rendererFolder } = await ensureRenderer(() => undefined)
  const shell = await startWebShell({ core: core.value, rendererFolder, port: 0 })
  if (!shell.ok) throw new Error(shell.failure.code)
  const executablePath = findSystemBrowser()
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 840 } })
    await page.goto(shell.value.url)
    return await measurePage(page)
  } finally {
    await browser.close()
    await shell.value.close()
    await core.value.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measurePage(page: Page): Promise<Figures> {
  await page.getByRole('region', { name: 'Needs attention' }).getByRole('listitem').first().waitFor()
  await page.waitForTimeout(restMilliseconds)
  const overview = await page.evaluate(() => ({
    nodes: document.querySelectorAll('main *').length,
    firstAttentionPixels: document.querySelector('main .needs li')?.getBoundingClientRect().bottom ?? Number.NaN,
  }))
  // Every area once, so that what is measured is its opening and not the loading of its code.
  for (const area of areas) await open(page, area)
  let opensMilliseconds = 0
  for (const area of areas) opensMilliseconds = Math.max(opensMilliseconds, await open(page, area))
  const paletteMilliseconds = await firstKey(page)
  const answersMilliseconds = await answers(page)
  const longTaskMilliseconds = await longestTask(page)
  return { ...overview, opensMilliseconds, paletteMilliseconds, answersMilliseconds, longTaskMilliseconds }
}

/** Clicks on an area: how long until its heading has been painted. */
async function open(page: Page, area: string): Promise<number> {
  await page.waitForTimeout(restMilliseconds / 5)
  return page.evaluate(async (name) => {
    const link = [...document.querySelectorAll<HTMLElement>('nav.rail a')].find((each) => each.title === name)
    const before = document.querySelector('main h1')
    const began = performance.now()
    link?.click()
    for (;;) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const heading = document.querySelector('main h1')
      const isThere = link?.getAttribute('aria-current') === 'page' && heading !== null
      if ((isThere && heading !== before) || performance.now() - began > 5_000) break
      // The area that is open already has no other heading to wait for.
      if (isThere && heading === before && performance.now() - began > 50) break
    }
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    return performance.now() - began
  }, area)
}

/** How long the first key in the palette takes, from the event to the frame that shows its effect. */
async function firstKey(page: Page): Promise<number> {
  await watchEvents(page)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find a command' }).waitFor()
  await page.waitForTimeout(restMilliseconds / 3)
  await clearEvents(page)
  await page.keyboard.press('v')
  await page.waitForTimeout(restMilliseconds / 3)
  const [longest = 16] = (await durations(page)).toSorted((one, other) => other - one)
  await page.keyboard.press('Escape')
  return longest
}

/** Clicks and arrow keys in the list of all machines; 95th percentile. */
async function answers(page: Page): Promise<number> {
  await open(page, 'Machines')
  const grid = page.getByRole('grid', { name: 'All machines' })
  await grid.getByRole('row').nth(1).click()
  await page.waitForTimeout(restMilliseconds)
  await clearEvents(page)
  for (let index = 0; index < interactions; index += 1) {
    if (index % 2 === 0) {
      await grid
        .getByRole('row')
        .nth(1 + (index % 8))
        .click({ modifiers: index % 4 === 0 ? [] : ['Shift'] })
    } else await page.keyboard.press('ArrowDown')
    await page.waitForTimeout(80)
  }
  const reported = await durations(page)
  // What the browser does not report took less than its threshold.
  const all = [...reported, ...Array.from({ length: Math.max(0, interactions - reported.length) }, () => 16)]
  return all.toSorted((one, other) => one - other)[Math.ceil(all.length * 0.95) - 1] ?? Number.NaN
}

/** The longest task of the page while an hour passes in every second. */
async function longestTask(page: Page): Promise<number> {
  await open(page, 'Overview')
  await page.getByRole('radio', { name: '×3600' }).check({ force: true })
  await page.waitForTimeout(restMilliseconds)
  return page.evaluate(
    (milliseconds) =>
      new Promise<number>((resolve) => {
        let longest = 0
        const observer = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
        })
        observer.observe({ type: 'longtask', buffered: false })
        setTimeout(() => {
          observer.disconnect()
          resolve(longest)
        }, milliseconds)
      }),
    watchedMilliseconds,
  )
}

/** Lets the page note down how long its keys and clicks take (Event Timing, in steps of 8 ms). */
async function watchEvents(page: Page): Promise<void> {
  await page.evaluate(() => {
    Reflect.set(window, 'durations', [])
    new PerformanceObserver((list) => {
      const noted = Reflect.get(window, 'durations') as number[]
      for (const { name, duration } of list.getEntries()) if (/^(click|keydown)$/.test(name)) noted.push(duration)
    }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit)
  })
}

const durations = (page: Page) => page.evaluate(() => Reflect.get(window, 'durations') as number[])
const clearEvents = (page: Page) => page.evaluate(() => Reflect.set(window, 'durations', []))
