/**
 * Forms that are well known where certificates are and not read here, each with a command that makes something of it that is: a
 * sound file must not be called damaged because nobody taught us its form.
 */
import { withDetail, type FormText } from '../../contract/problems.ts'
import { NotImplemented } from './readable.ts'

interface OtherForm {
  readonly form: FormText
  readonly conversion: string
}

const javaKeystore = (form: FormText): OtherForm => ({
  form,
  conversion: 'keytool -importkeystore -srckeystore FILE -destkeystore new.p12 -deststoretype PKCS12',
})

/** By the first bytes in hex. */
const byBeginning: readonly (OtherForm & { readonly begins: string })[] = [
  { begins: 'feedfeed', ...javaKeystore(withDetail('javaKeystore', 'JKS')) },
  { begins: 'cececece', ...javaKeystore(withDetail('javaKeystore', 'JCEKS')) },
  {
    begins: '1ef1b5b0',
    form: 'makecertKey',
    conversion: 'openssl rsa -inform PVK -in FILE -out new.key',
  },
  {
    begins: '0702000000240000',
    form: 'microsoftBlob',
    conversion: 'openssl rsa -inform MSBLOB -in FILE -out new.key',
  },
]

/** By the label of a block of PEM. */
const byLabel: Readonly<Record<string, OtherForm | undefined>> = {
  'OPENSSH PRIVATE KEY': {
    form: 'openSshKey',
    conversion: 'ssh-keygen -p -m PKCS8 -f FILE',
  },
  'PGP PRIVATE KEY BLOCK': { form: 'openPgpKey', conversion: 'gpgsm --export-secret-key-p12 > new.p12' },
  'PGP PUBLIC KEY BLOCK': { form: 'openPgpKey', conversion: 'gpgsm --armor --export > new.pem' },
}

/** By the first words of a text. */
const byWords: readonly (OtherForm & { readonly words: RegExp })[] = [
  {
    words: /^PuTTY-User-Key-File-/,
    form: 'puttyKey',
    conversion: 'puttygen FILE -O private-openssh -o new.key && ssh-keygen -p -m PKCS8 -f new.key',
  },
  {
    words: /^---- BEGIN SSH2 PUBLIC KEY ----/,
    form: 'sshPublicKey',
    conversion: 'ssh-keygen -i -f FILE > key.pub && ssh-keygen -e -m PKCS8 -f key.pub > new.pem',
  },
  {
    words: /^(ssh-(rsa|ed25519|dss)|ecdsa-sha2-\S+) [A-Za-z0-9+/]{20}/,
    form: 'sshPublicKey',
    conversion: 'ssh-keygen -e -m PKCS8 -f FILE > new.pem',
  },
]

/** The form of a binary file; null where it is none of these. */
export function otherBinaryForm(bytes: Buffer): NotImplemented | null {
  const hex = bytes.subarray(0, 8).toString('hex')
  return made(byBeginning.find(({ begins }) => hex.startsWith(begins)))
}

/** The form of a text; null where it is none of these. */
export function otherTextForm(text: string): NotImplemented | null {
  return made(byWords.find(({ words }) => words.test(text)))
}

/** The form of a block of PEM; null where its label is none of these. */
export function otherLabelledForm(label: string): NotImplemented | null {
  return made(byLabel[label])
}

function made(form: OtherForm | undefined): NotImplemented | null {
  return form ? new NotImplemented(form.form, form.conversion) : null
}
