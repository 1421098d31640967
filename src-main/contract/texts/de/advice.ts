import type { AdviceTexts } from '../shape.ts'

export const adviceTexts = {
  'pfx.compatNeeded':
    'Auf den Hosts läuft {{versions}}; Windows vor Server 2019 liest nur 3DES mit SHA-1 und gibt sonst dem Kennwort die Schuld. Die PFX-Datei „compat“ funktioniert auf allen.',
  'pfx.modernForAll':
    'Alle genannten Versionen ({{versions}}) lesen die PFX-Datei „modern“ mit AES-256 und SHA-256, die den Schlüssel besser schützt.',
  'pfx.bothUnknown':
    'Es wurde keine Windows-Version genannt, daher werden beide Arten von PFX-Dateien geschrieben; das Importskript nimmt die richtige.',
  'provider.kspUntested':
    'Ob Hyper-V-Replikat unter {{versions}} einen Schlüssel im Software-KSP annimmt, ist nicht bestätigt; Microsoft dokumentiert den SChannel-Anbieter.',
  'layout.rootPerHost':
    'Jeder Host vertraut hier {{rootCount}} Stammzertifikaten; mit einem einzigen für alle müsste für einen neuen Host an den übrigen nichts geändert werden.',
  'layout.shortKey':
    'Die Anleitung übernimmt die Voreinstellung von makecert, 1024 Bit; diese Schlüssel haben {{rootKeyBits}} Bit für Stammzertifikate und {{hostKeyBits}} Bit für Hosts.',
  'layout.noAlternativeName':
    'makecert kann keine alternativen Namen schreiben; diese Zertifikate tragen den FQDN im allgemeinen Namen und als alternativen Namen.',
  'layout.oldSignature':
    'makecert signiert ohne weitere Angabe mit MD5 oder SHA-1; hier ist alles mit SHA-256 signiert.',
  'layout.endlessDates':
    'Zertifikate von makecert gelten bis Ende 2039; diese enden nach {{years}} Jahren und lassen sich in einem Schritt erneuern.',
  'layout.noAuthority':
    'Ein Stammzertifikat von makecert sagt nicht, dass es eine Zertifizierungsstelle ist, und darf keine Sperrlisten signieren; diese tun und dürfen es.',
  'layout.exportableRootKey':
    'Die Anleitung lässt auf jedem Host den exportierbaren Schlüssel eines Stammzertifikats zurück; hier bleiben diese Schlüssel im Arbeitsbereich, und nur Hostschlüssel reisen.',
  'layout.revocationOff':
    'Die Anleitung schaltet auf jedem Host die Sperrprüfung ab; hier bekommt jeder Host die Sperrlisten aller Stammzertifikate, und die Prüfung bleibt an.',
} satisfies AdviceTexts
