/** Opens PFX files in whatever runtime runs it, and says what was in them: one line of JSON. */
import { readFile } from 'node:fs/promises'
import { readPfx } from '../../src-main/authority/inspection/inspect.ts'

const [password = '', ...files] = process.argv.slice(2)
const found: unknown[] = []
for (const file of files) {
  const reply = await readPfx(await readFile(file), password, file)
  found.push(
    reply.ok
      ? { name: reply.value.host.commonName, key: reply.value.key?.privateKey.asymmetricKeyType ?? null }
      : { code: reply.failure.code },
  )
}
console.log(JSON.stringify(found))
