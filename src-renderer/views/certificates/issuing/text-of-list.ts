/** Reads a list of names that was chosen as a file: Excel and PowerShell write UTF-16 as often as UTF-8. */
import { textEncodingOf } from '../../../../src-main/contract/text-encoding.ts'

/**
 * @param file What was chosen.
 * @param bytesMax What lies behind is left out.
 */
export async function textOfList(file: File, bytesMax: number): Promise<string> {
  const bytes = new Uint8Array(await file.slice(0, bytesMax).arrayBuffer())
  return new TextDecoder(textEncodingOf(bytes)).decode(bytes)
}
