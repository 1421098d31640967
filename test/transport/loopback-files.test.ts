import { connect } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { offerFiles } from '../../src-main/transport/loopback-files.ts'

async function start(): Promise<number> {
  const file = {
    bytes: Buffer.from('crl'),
    contentType: 'application/pkix-crl',
    maxAgeSeconds: 60,
    changed: new Date(0),
  }
  const offered = await offerFiles(0, (name) => (name === 'a.crl' ? file : null))
  if (offered === null) throw new Error('There is a free port.')
  onTestFinished(() => offered.close())
  return offered.port
}

/** Sends a head and then, as long as anybody listens, more and more. */
async function sendWithoutEnd(port: number, head: string) {
  const socket = connect(port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  let text = ''
  let sentBytes = 0
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
  socket.on('error', () => undefined)
  const block = 'x'.repeat(65_536)
  const pump = () => {
    while (socket.writable && !socket.destroyed) {
      sentBytes += block.length
      if (!socket.write(block)) return
    }
  }
  socket.on('drain', pump)
  socket.write(head)
  pump()
  await new Promise<void>((resolve) => socket.once('close', () => resolve()))
  return { text, sentBytes }
}

describe('files that are offered on this computer', () => {
  it.each(['POST', 'PUT', 'GET'])('are no reason to listen to who sends something with %s', async (method) => {
    const port = await start()
    const { sentBytes } = await sendWithoutEnd(
      port,
      `${method} /a.crl HTTP/1.1\r\nHost: x\r\nContent-Length: 5000000000\r\n\r\n`,
    )
    expect(sentBytes).toBeLessThan(20_000_000)
  })

  it('are given to who asks for them', async () => {
    const answer = await fetch(`http://127.0.0.1:${await start()}/a.crl`)
    expect([answer.status, await answer.text()]).toEqual([200, 'crl'])
  })
})
