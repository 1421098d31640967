/**
 * Web servers that offer CRLs, as little of them as the verdicts need: a URL, whether it answers, and with what. Every
 * host reaches them alike, and asks anew at every connection, while Windows keeps what it fetched (Certificates reference
 * 3.6): a revocation is noticed here at once.
 */
import type { CrlPoint } from '../../contract/certificate-facts.ts'
import { ok, type Reply } from '../../contract/failure.ts'
import { configurationChanged, emit, type Engine } from '../world/engine.ts'

/** Sets what hosts find at a URL, in place of what they found there before. */
export function putCrlPoint(engine: Engine, input: CrlPoint): Reply<object> {
  const { world } = engine
  // Facts are plain JSON by their schema, so the copy has the same type.
  const point = JSON.parse(JSON.stringify(input)) as CrlPoint
  const others = (world.crlPoints ?? []).filter(({ url }) => url !== point.url)
  world.crlPoints = [...others, point].sort((one, next) => (one.url < next.url ? -1 : 1))
  emit(engine, 'crl.offered', { url: point.url, isReachable: point.isReachable })
  configurationChanged(engine)
  return ok({})
}
