import type { lifecycleFailures } from '../../failures/lifecycle.ts'
import type { FailureText } from '../index.ts'

export const lifecycle = {
  'certificate.notIssuedHere': {
    sentence: 'Das Zertifikat für {{name}} wurde von keinem Stammzertifikat dieses Arbeitsbereichs ausgestellt.',
    next: 'Wählen Sie ein hier ausgestelltes Hostzertifikat; andere werden dort gesperrt, wo sie entstanden sind.',
  },
  'certificate.alreadyRevoked': {
    sentence: 'Das Zertifikat für {{name}} ist bereits gesperrt.',
    next: 'Importieren Sie die neueste Sperrliste auf jedem Host, falls einzelne das Zertifikat noch annehmen.',
  },
  'certificate.alreadyRenewed': {
    sentence: 'Das Zertifikat für {{name}} wurde bereits durch {{successor}} erneuert.',
    next: 'Erneuern Sie stattdessen {{successor}}.',
  },
  'certificate.keyRevoked': {
    sentence: 'Das Zertifikat für {{name}} ist gesperrt, sein Schlüssel sollte nicht weiterverwendet werden.',
    next: 'Erneuern Sie es mit einem neuen Schlüssel.',
  },
  'root.mayNotSignCrl': {
    sentence:
      'Das Stammzertifikat „{{root}}“ darf keine Sperrlisten signieren, weil in seiner Schlüsselverwendung cRLSign fehlt.',
    next: 'Stellen Sie das Stammzertifikat mit demselben Schlüssel und richtigen Erweiterungen neu aus oder verwenden Sie ein hier erzeugtes.',
  },
} satisfies Record<keyof typeof lifecycleFailures, FailureText>
