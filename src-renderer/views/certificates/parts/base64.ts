/** Bytes as base64 text, in pieces, because a spread of a large file would overflow the call stack. */
const pieceBytes = 0x8000

export function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    text += String.fromCharCode(...bytes.subarray(start, start + pieceBytes))
  }
  return btoa(text)
}
