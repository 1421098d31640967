/**
 * Finds the blocks of PEM in a text (RFC 7468 and what programs really write): any label, headers of RFC 1421, prose around,
 * lines of any length. A block that is not ended or holds no Base64 is given too, with what is wrong with it, because the others
 * beside it may be sound.
 */
import type { BytesProblem } from '../../contract/problems.ts'

export interface PemBlock {
  readonly label: string
  /** `DEK-Info` and the like, by their names in lower case. */
  readonly headers: ReadonlyMap<string, string>
  readonly bytes: Buffer
  /** Null where it begins and ends and holds Base64. */
  readonly problem: BytesProblem | null
}

export const blocksMax = 1000

const opening = '-----BEGIN '
const dashes = '-----'

/**
 * Finds the blocks in the order of the text. Each ends at the next dashes, so that a text full of beginnings takes no longer than
 * any other.
 * @returns None where no block is whole.
 */
export function pemBlocks(text: string): PemBlock[] {
  const blocks: PemBlock[] = []
  let isAnyWhole = false
  for (let at = text.indexOf(opening); at >= 0 && blocks.length < blocksMax; at = text.indexOf(opening, at)) {
    const labelFrom = at + opening.length
    const labelTo = text.indexOf(dashes, labelFrom)
    if (labelTo < 0) break
    const label = text.slice(labelFrom, labelTo)
    const bodyFrom = labelTo + dashes.length
    at = bodyFrom
    if (!/^[A-Za-z0-9 #.\-/]{1,60}$/.test(label)) continue
    const bodyTo = text.indexOf(dashes, bodyFrom)
    // Which label stands at the end does not matter: what is in the block decides what it is.
    if (bodyTo < 0 || !text.startsWith('-----END ', bodyTo)) {
      blocks.push({ label, headers: new Map(), bytes: Buffer.alloc(0), problem: 'endMissing' })
      continue
    }
    isAnyWhole = true
    blocks.push(pemBlock(label, text.slice(bodyFrom, bodyTo)))
    at = bodyTo + dashes.length
  }
  return isAnyWhole ? blocks : []
}

function pemBlock(label: string, body: string): PemBlock {
  const headers = new Map<string, string>()
  // PEM that went through JSON or a shell has its line breaks as two characters.
  const lines = body.replace(/\\r|\\n/g, '\n').split(/\r\n|\r|\n/)
  let first = 0
  for (; first < lines.length; first += 1) {
    const line = (lines[first] ?? '').trim()
    const header = /^([A-Za-z][A-Za-z0-9-]{0,40}):\s*(.*)$/.exec(line)
    if (header) headers.set((header[1] ?? '').toLowerCase(), header[2] ?? '')
    else if (line !== '') break
  }
  const base64 = lines.slice(first).join('')
  const bytes = Buffer.from(base64, 'base64')
  return { label, headers, bytes, problem: bytes.length === 0 ? 'noBase64' : null }
}

/**
 * Base64 that stands alone, as `[Convert]::ToBase64String` gives it, or whose BEGIN or END line was lost.
 * @returns Null for any other text.
 */
export function bareBase64(text: string): Buffer | null {
  const body = text.replace(/^[ \t]*-----[^\r\n]*$/gm, '').replace(/\s+/g, '')
  if (body.length < 16 || !/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return null
  return Buffer.from(body, 'base64')
}
