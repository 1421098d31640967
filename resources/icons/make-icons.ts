/**
 * Draws the icon files of the packages from `understudy.svg`: `npm run icons`, whenever the drawing changes. The results are
 * kept in the repository, so that packaging needs no browser.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser } from '@playwright/test'
import { findSystemBrowser } from '../../test/e2e/ensure-browser.ts'

const folder = import.meta.dirname
const drawing = readFileSync(join(folder, 'understudy.svg'), 'utf8')

/** Sizes that Windows picks from one .ico file, in pixels. */
const icoSizes = [16, 24, 32, 48, 64, 256]

/** Sizes that the icon themes of Linux have a folder for, in pixels. */
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512]

/**
 * Kinds of images in an .icns file that hold a PNG, with their side in pixels: four sizes for usual screens, and the same for screens
 * with twice as many pixels.
 */
const icnsKinds = { ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512, ic10: 1024 }

const executablePath = findSystemBrowser()
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
writeFileSync(join(folder, 'understudy.png'), await draw(browser, 1024))
const images: Buffer[] = []
for (const size of icoSizes) images.push(await draw(browser, size))
writeFileSync(join(folder, 'understudy.ico'), toIco(images))
const kinds: [string, Buffer][] = []
for (const [kind, size] of Object.entries(icnsKinds)) kinds.push([kind, await draw(browser, size)])
writeFileSync(join(folder, 'understudy.icns'), toIcns(kinds))
mkdirSync(join(folder, 'linux'), { recursive: true })
for (const size of linuxSizes) writeFileSync(join(folder, 'linux', `${size}x${size}.png`), await draw(browser, size))
await browser.close()

async function draw(drawer: Browser, size: number): Promise<Buffer> {
  const page = await drawer.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px }</style>${drawing}`)
  const png = await page.screenshot({ omitBackground: true })
  await page.close()
  return png
}

/** Puts PNG images into an ICO container: a header, one entry of 16 bytes per image, the images. */
function toIco(pngs: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(6 + 16 * pngs.length)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pngs.length, 4)
  let offset = header.length
  for (const [index, png] of pngs.entries()) {
    const at = 6 + 16 * index
    // A side of 256 pixels is written as 0.
    const side = (icoSizes[index] ?? 0) % 256
    header.writeUInt8(side, at)
    header.writeUInt8(side, at + 1)
    header.writeUInt16LE(1, at + 4)
    header.writeUInt16LE(32, at + 6)
    header.writeUInt32LE(png.length, at + 8)
    header.writeUInt32LE(offset, at + 12)
    offset += png.length
  }
  return Buffer.concat([header, ...pngs])
}

/** Puts PNG images into an ICNS container: its name and length, then for each image its kind, its length and itself. */
function toIcns(images: readonly (readonly [kind: string, png: Buffer])[]): Buffer {
  const parts = images.map(([kind, png]) => {
    const head = Buffer.alloc(8)
    head.write(kind, 'latin1')
    head.writeUInt32BE(head.length + png.length, 4)
    return Buffer.concat([head, png])
  })
  const head = Buffer.alloc(8)
  head.write('icns', 'latin1')
  head.writeUInt32BE(
    parts.reduce((sum, part) => sum + part.length, head.length),
    4,
  )
  return Buffer.concat([head, ...parts])
}
