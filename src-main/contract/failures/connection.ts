import type { FailureTable } from './table.ts'
import { windowsCodes } from '../windows-codes.ts'

/** Gates on the way from the primary server to the Replica server. */
export const connectionFailures = {
  'connection.nameNotResolved': {
    meaning: 'Neither DNS nor the hosts file knows the name (F04).',
    params: ['server', 'client'],
    windowsCode: windowsCodes.ERROR_WINHTTP_NAME_NOT_RESOLVED,
  },
  'connection.timedOut': {
    meaning: 'The host has no power or the link is cut: packets vanish.',
    params: ['server', 'client'],
    windowsCode: windowsCodes.ERROR_WINHTTP_TIMEOUT,
  },
  'connection.firewallRuleDisabled': {
    meaning: 'The inbound rule for the listener is disabled (F01).',
    params: ['server', 'port', 'rule'],
    windowsCode: windowsCodes.ERROR_WINHTTP_CANNOT_CONNECT,
  },
  'connection.notReplicaServer': {
    meaning: 'The server is not enabled as a Replica server (F02).',
    params: ['server', 'port'],
    windowsCode: windowsCodes.ERROR_WINHTTP_CANNOT_CONNECT,
  },
  'connection.wrongPort': {
    meaning: 'The listener uses another port (F03).',
    params: ['server', 'port', 'listenerPort'],
    windowsCode: windowsCodes.ERROR_WINHTTP_CANNOT_CONNECT,
  },
  'connection.authenticationMismatch': {
    meaning: 'The server does not offer the chosen authentication.',
    params: ['server', 'authentication'],
    windowsCode: windowsCodes.ERROR_WINHTTP_CANNOT_CONNECT,
  },
  'connection.kerberosInWorkgroup': {
    meaning: 'Kerberos was chosen between hosts that share no trusted domain (F16).',
    params: ['server', 'client'],
    windowsCode: windowsCodes.SEC_E_TARGET_UNKNOWN,
  },
  'connection.spnMissing': {
    meaning: 'The service principal name of the server is not registered in its domain (F17).',
    params: ['server', 'client'],
    windowsCode: windowsCodes.SEC_E_TARGET_UNKNOWN,
  },
  'connection.clockSkew': {
    meaning: "Kerberos was chosen, but a host's clock is more than five minutes off (SEC_E_TIME_SKEW; unconfirmed).",
    params: ['server', 'client', 'host', 'skewSeconds'],
    windowsCode: windowsCodes.SEC_E_TIME_SKEW,
  },
  'connection.proxyInPath': {
    meaning: 'A proxy between the hosts breaks the connection up to look into it (F45).',
    params: ['server', 'client'],
    windowsCode: windowsCodes.ERROR_WINHTTP_INCORRECT_HANDLE_STATE,
  },
  'connection.proxyTimedOut': {
    meaning: 'A proxy is set on the client, and nothing comes back from it (F45).',
    params: ['server', 'client'],
    windowsCode: windowsCodes.ERROR_WINHTTP_TIMEOUT,
  },
  'connection.noClientCertificate': {
    meaning:
      'The primary has no certificate chosen, or it left the store; `situation` is `missing`, `noPrivateKey`, or `exchanged` where a replication still names it.',
    params: ['client', 'situation', 'certificate', 'vm'],
    windowsCode: windowsCodes.ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED,
  },
  'connection.serverCertificateMissing': {
    meaning: 'The certificate bound to the listener left the store of the server.',
    params: ['server'],
    windowsCode: windowsCodes.ERROR_WINHTTP_CONNECTION_ERROR,
  },
  'connection.certificateRefused': {
    meaning: 'A certificate failed the verdict; `judge` is who refused, `reason` the code of the verdict.',
    params: ['judge', 'owner', 'reason', 'rule'],
  },
  'connection.notAuthorized': {
    meaning: 'No authorization entry of the server covers the primary (F18).',
    params: ['server', 'client'],
  },
  'connection.trustGroupMismatch': {
    meaning: 'The entry that covers the primary has another trust group than the replica (F19).',
    params: ['server', 'client', 'trustGroup'],
  },
  'connection.engineDisagrees': {
    meaning: 'The TLS engine and our verdict differ: a defect of ours that must be reported, never hidden.',
    params: ['verdict', 'engine'],
  },
} as const satisfies FailureTable
