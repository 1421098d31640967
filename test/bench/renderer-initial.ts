/** How much JavaScript a browser loads before the first screen. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { build as buildWithVite } from 'vite'
import { build, findStale } from '../../src-main/shells/build.ts'
import { rendererFolder } from '../../src-main/shells/paths.ts'
import type { BenchResult } from './result.ts'

const kilobytesMax = 180
const plainFolder = join(import.meta.dirname, '..', 'output', 'bench-page')

/** All scripts that the page loads by itself, compressed; what it loads later, on demand, does not count. */
export async function measureInitial(): Promise<BenchResult> {
  await build(await findStale(['renderer']))
  const value = initialKilobytes(rendererFolder)
  const baseline = { name: 'a Svelte page with one word', value: await plainPageKilobytes() }
  const ok = value <= kilobytesMax
  return {
    name: 'renderer.initial',
    value,
    unit: 'kB',
    baseline,
    ratio: value / baseline.value,
    budget: kilobytesMax,
    ok,
  }
}

function initialKilobytes(folder: string): number {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const waiting = [...page.matchAll(/(?:src|href)="(?:\.?\/)?([^"]+\.js)"/g)].map(([, path]) =>
    join(folder, path ?? ''),
  )
  const loaded = new Map<string, number>()
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (loaded.has(path)) continue
    const script = readFileSync(path)
    loaded.set(path, gzipSync(script, { level: 9 }).length)
    // Static imports are part of the first load; `import(...)` is not.
    for (const [, specifier] of script.toString('utf8').matchAll(/(?:from|import)\s*"(\.[^"]+\.js)"/g)) {
      waiting.push(join(dirname(path), specifier ?? ''))
    }
  }
  if (loaded.size === 0) throw new Error(`The page in ${folder} loads no script: ${readdirSync(folder).join(', ')}`)
  return [...loaded.values()].reduce((sum, size) => sum + size, 0) / 1000
}

async function plainPageKilobytes(): Promise<number> {
  rmSync(plainFolder, { recursive: true, force: true })
  mkdirSync(plainFolder, { recursive: true })
  writeFileSync(join(plainFolder, 'index.html'), '<script type="module" src="./main.js"></script>')
  writeFileSync(
    join(plainFolder, 'main.js'),
    "import { mount } from 'svelte'\nimport App from './App.svelte'\nmount(App, { target: document.body })",
  )
  writeFileSync(
    join(plainFolder, 'App.svelte'),
    "<script>\nlet word = $state('word')\n</script>\n<p onclick={() => (word += '.')}>{word}</p>",
  )
  const outDir = join(plainFolder, 'built')
  await buildWithVite({
    root: plainFolder,
    base: './',
    configFile: false,
    logLevel: 'silent',
    plugins: [svelte({ configFile: false })],
    build: { outDir, modulePreload: { polyfill: false } },
  })
  return initialKilobytes(outDir)
}
