/** Certificate stores and CRLs of a host. What a certificate is worth is for the injected verdict to say. */
import type { CertificateFacts, CrlFacts } from '../../contract/certificate-facts.ts'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { StoreName } from '../../contract/ids.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { configurationChanged, emit, type Engine } from '../world/engine.ts'
import { poweredHost } from '../world/lookups.ts'
import type { Host, StoreEntry } from '../world/state/host.ts'

const nothing = {}

export interface StorePut {
  readonly hostId: string
  readonly store: StoreName
  readonly certificate: CertificateFacts
  readonly hasPrivateKey: boolean
}

/** Puts a certificate into a store; one that is there already is replaced. Mistakes are allowed, as on a real host. */
export function putCertificate(engine: Engine, input: StorePut): Reply<object> {
  const found = poweredHost(engine, input.hostId)
  if (!found.ok) return found
  const host = found.value
  const entry: StoreEntry = {
    store: input.store,
    certificate: { ...structuredCopy(input.certificate), hasPrivateKey: input.hasPrivateKey },
  }
  const { certificateId } = input.certificate
  const index = host.stores.findIndex(
    (candidate) => candidate.store === input.store && candidate.certificate.certificateId === certificateId,
  )
  if (index >= 0) host.stores[index] = entry
  else host.stores.push(entry)
  emit(engine, 'store.imported', {
    host: host.name,
    hostId: host.hostId,
    store: input.store,
    name: input.certificate.commonName,
    certificateId,
  })
  configurationChanged(engine)
  return ok(nothing)
}

/** Puts a CRL into LocalMachine\CA; an older one of the same issuer is replaced. */
export function putCrl(engine: Engine, input: { readonly hostId: string; readonly crl: CrlFacts }): Reply<object> {
  const found = poweredHost(engine, input.hostId)
  if (!found.ok) return found
  const host = found.value
  const crl = structuredCopy(input.crl)
  const index = host.crls.findIndex((candidate) => candidate.issuerCertificateId === crl.issuerCertificateId)
  if (index >= 0) host.crls[index] = crl
  else host.crls.push(crl)
  emit(engine, 'store.imported', {
    host: host.name,
    hostId: host.hostId,
    store: 'LocalMachine\\CA',
    name: 'CRL',
    certificateId: crl.issuerCertificateId,
  })
  configurationChanged(engine)
  return ok(nothing)
}

export function removeCertificate(engine: Engine, input: ParsedInputOf<'store.remove'>): Reply<object> {
  const found = poweredHost(engine, input.hostId)
  if (!found.ok) return found
  const host = found.value
  const index = host.stores.findIndex(
    (entry) => entry.store === input.store && entry.certificate.certificateId === input.certificateId,
  )
  const entry = host.stores[index]
  if (entry === undefined) {
    const params = { host: host.name, store: input.store, certificateId: input.certificateId }
    return fail('store.missing', params, { field: 'certificateId' })
  }
  host.stores.splice(index, 1)
  emit(engine, 'store.removed', {
    host: host.name,
    hostId: host.hostId,
    store: input.store,
    name: entry.certificate.commonName,
    certificateId: input.certificateId,
  })
  configurationChanged(engine)
  return ok(nothing)
}

/** A certificate in LocalMachine\My, where Hyper-V looks for its own. */
export function ownCertificate(host: Host, certificateId: string | null): CertificateFacts | undefined {
  return certificatesIn(host, 'LocalMachine\\My').find((certificate) => certificate.certificateId === certificateId)
}

export function certificatesIn(host: Host, store: StoreName): CertificateFacts[] {
  return host.stores.filter((entry) => entry.store === store).map((entry) => entry.certificate)
}

/** The world must not share objects with whoever handed the facts in. */
function structuredCopy<Facts extends CertificateFacts | CrlFacts>(facts: Facts): Facts {
  // Facts are plain JSON by their schema, so the copy has the same type.
  return JSON.parse(JSON.stringify(facts)) as Facts
}
