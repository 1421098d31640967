/**
 * A real mutual TLS handshake on loopback, with the very keys and certificates that were exported. It is a witness: it
 * lets both sides finish whatever they think of each other, and reports what each thought, so that the app can lay the TLS
 * engine's opinion beside our own verdict. The engine judges by the wall clock.
 */
import { createHash, X509Certificate, type KeyObject } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { checkServerIdentity, connect, createSecureContext, createServer, type TLSSocket } from 'node:tls'

export interface TlsParty {
  readonly key: KeyObject
  /** DER, the party's own certificate first. */
  readonly certificateChain: readonly Uint8Array[]
  /** DER of the roots that this party trusts. */
  readonly trustedRoots: readonly Uint8Array[]
  /** DER of the CRLs at hand. Without any the engine does not look for revocation. */
  readonly crls?: readonly Uint8Array[]
}

interface HandshakeRequest {
  readonly server: TlsParty
  readonly client: TlsParty
  /** The name that the client expects in the server's certificate. */
  readonly serverName: string
  readonly timeoutMilliseconds: number
}

/** What one side's engine says about the other side's certificate. */
export interface EngineOpinion {
  readonly authorized: boolean
  /** Whether the engine looked for revocation. Our verdict refuses where it should but cannot; the engine stays silent. */
  readonly checkedRevocation: boolean
  /** The engine's code, such as `CERT_HAS_EXPIRED` or `ERR_TLS_CERT_ALTNAME_INVALID`; null when it has no objection. */
  readonly code: string | null
  /** The certificate that the other side showed; null when it showed none. */
  readonly peer: { readonly thumbprint: string; readonly subject: string } | null
}

export type HandshakeReport =
  | {
      readonly completed: true
      /** Both engines have no objection. */
      readonly accepted: boolean
      readonly protocol: string
      readonly cipher: string
      /** The client's opinion of the server's certificate. */
      readonly client: EngineOpinion
      /** The server's opinion of the client's certificate. */
      readonly server: EngineOpinion
      readonly durationMilliseconds: number
    }
  | {
      readonly completed: false
      readonly accepted: false
      /** `timeout`, or the engine's code. */
      readonly code: string
      readonly message: string
      readonly durationMilliseconds: number
    }

/**
 * Performs one handshake between two parties on 127.0.0.1, on a port that the system chooses.
 * @param request The parties, the expected name, and the time after which both sides are cut off.
 * @returns The report. The sockets and the listener are closed when it comes; it never rejects for what a party brings.
 */
export async function performHandshake(request: HandshakeRequest): Promise<HandshakeReport> {
  const begun = performance.now()
  const outcome = await attempt(request)
  return { ...outcome, durationMilliseconds: Math.round((performance.now() - begun) * 10) / 10 }
}

type Outcome = HandshakeReport extends infer Report
  ? Report extends HandshakeReport
    ? Omit<Report, 'durationMilliseconds'>
    : never
  : never

function attempt({ server: serverParty, client: clientParty, serverName, timeoutMilliseconds }: HandshakeRequest) {
  return new Promise<Outcome>((resolve) => {
    const sockets: TLSSocket[] = []
    const opinions: { server?: EngineOpinion; client?: EngineOpinion; protocol?: string; cipher?: string } = {}

    const finish = (outcome: Outcome) => {
      clearTimeout(timer)
      for (const socket of sockets) socket.destroy()
      listener?.close()
      resolve(outcome)
    }
    const giveUp = (error: unknown) => {
      finish({ completed: false, accepted: false, code: codeOf(error), message: messageOf(error) })
    }
    const finishWhenBothSpoke = () => {
      const { server, client, protocol, cipher } = opinions
      if (server === undefined || client === undefined) return
      const accepted = server.authorized && client.authorized
      finish({ completed: true, accepted, protocol: protocol ?? '', cipher: cipher ?? '', client, server })
    }
    const timer = setTimeout(() => {
      finish({ completed: false, accepted: false, code: 'timeout', message: 'the handshake took too long' })
    }, timeoutMilliseconds)

    const listener = startListener()
    function startListener() {
      try {
        return createServer({ ...contextOf(serverParty), requestCert: true, rejectUnauthorized: false })
      } catch (error) {
        queueMicrotask(() => giveUp(error))
        return null
      }
    }
    if (listener === null) return
    listener.on('error', giveUp)
    listener.on('tlsClientError', giveUp)
    listener.on('secureConnection', (socket) => {
      sockets.push(socket)
      socket.on('error', () => socket.destroy())
      opinions.server = opinionOf(socket, serverParty)
      // A byte back proves to the client that its own certificate has been read, which TLS 1.3 does not.
      socket.write('.')
      finishWhenBothSpoke()
    })
    listener.listen(0, '127.0.0.1', () => {
      // A listening TCP server has an address that is no path.
      const { port } = listener.address() as AddressInfo
      let socket: TLSSocket
      try {
        socket = connect({
          ...contextOf(clientParty),
          host: '127.0.0.1',
          port,
          servername: serverName,
          rejectUnauthorized: false,
          checkServerIdentity: (_host, certificate) => checkServerIdentity(serverName, certificate),
        })
      } catch (error) {
        giveUp(error)
        return
      }
      sockets.push(socket)
      socket.on('error', giveUp)
      socket.once('secureConnect', () => {
        opinions.client = opinionOf(socket, clientParty)
        opinions.protocol = socket.getProtocol() ?? ''
        opinions.cipher = socket.getCipher().standardName
      })
      socket.once('data', finishWhenBothSpoke)
    })
  })
}

function contextOf({ key, certificateChain, trustedRoots, crls }: TlsParty) {
  return {
    key: key.export({ format: 'pem', type: 'pkcs8' }),
    cert: certificateChain.map((certificate) => pem('CERTIFICATE', certificate)).join(''),
    ca: trustedRoots.map((certificate) => pem('CERTIFICATE', certificate)),
    minVersion: 'TLSv1.2' as const,
    ...(knowsSecurityLevels() ? { ciphers: everyStrength } : {}),
    ...(crls === undefined ? {} : { crl: crls.map((crl) => pem('X509 CRL', crl)) }),
  }
}

/**
 * OpenSSL's default level refuses keys below 2048 bits and SHA-1 before anybody is asked; on some systems so it does with more.
 * How much strength is enough is for the verdict to say, which is Windows'.
 */
const everyStrength = 'DEFAULT:@SECLEVEL=0'

let securityLevels: boolean | null = null

/** BoringSSL, which Electron has, knows no levels and refuses the word. */
function knowsSecurityLevels(): boolean {
  if (securityLevels === null) {
    try {
      createSecureContext({ ciphers: everyStrength })
      securityLevels = true
    } catch {
      securityLevels = false
    }
  }
  return securityLevels
}

function opinionOf(socket: TLSSocket, judge: TlsParty): EngineOpinion {
  // The types promise an Error; the engine gives its code as a string for a chain and an Error for a name.
  const objection: unknown = socket.authorizationError
  const raw = socket.getPeerCertificate().raw as Buffer | undefined
  return {
    authorized: socket.authorized,
    checkedRevocation: (judge.crls ?? []).length > 0,
    code: socket.authorized ? null : codeOf(objection),
    peer:
      raw === undefined
        ? null
        : {
            thumbprint: createHash('sha1').update(raw).digest('hex').toUpperCase(),
            subject: new X509Certificate(raw).subject,
          },
  }
}

function codeOf(error: unknown): string {
  if (typeof error === 'string') return error
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return 'unknown'
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function pem(label: string, der: Uint8Array): string {
  const lines = Buffer.from(der)
    .toString('base64')
    .replace(/(.{64})(?!$)/g, '$1\n')
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`
}
