import type { AdviceTexts } from '../shape.ts'

export const adviceTexts = {
  'pfx.compatNeeded':
    'Na hostitelích běží {{versions}}; Windows starší než Server 2019 čtou jen 3DES se SHA-1 a jinak svádějí chybu na heslo. Soubor PFX „compat“ funguje na všech.',
  'pfx.modernForAll':
    'Všechny uvedené verze ({{versions}}) čtou soubor PFX „modern“ s AES-256 a SHA-256, který klíč chrání lépe.',
  'pfx.bothUnknown':
    'Nebyla uvedena žádná verze Windows, proto se zapíší oba druhy souborů PFX; importní skript použije ten správný.',
  'provider.kspUntested':
    'Není potvrzeno, zda replika technologie Hyper-V na {{versions}} přijme klíč v úložišti Software KSP; Microsoft dokumentuje zprostředkovatele SChannel.',
  'layout.rootPerHost':
    'Každý hostitel tu důvěřuje tolika kořenovým certifikátům: {{rootCount}}; s jediným společným by se kvůli novému hostiteli na ostatních nic neměnilo.',
  'layout.shortKey':
    'Návod přebírá výchozí délku nástroje makecert, 1024 bitů; tyto klíče mají {{rootKeyBits}} bitů u kořenů a {{hostKeyBits}} bitů u hostitelů.',
  'layout.noAlternativeName':
    'Nástroj makecert neumí zapsat alternativní názvy; tyto certifikáty nesou FQDN v běžném názvu i jako alternativní název.',
  'layout.oldSignature':
    'Nástroj makecert bez dalšího zadání podepisuje pomocí MD5 nebo SHA-1; zde je vše podepsáno pomocí SHA-256.',
  'layout.endlessDates':
    'Certifikáty nástroje makecert platí do konce roku 2039; tyto skončí za tolik let: {{years}}, a lze je obnovit v jednom kroku.',
  'layout.noAuthority':
    'Kořenový certifikát z nástroje makecert neuvádí, že je autoritou, a nesmí podepisovat seznamy CRL; tyto ano.',
  'layout.exportableRootKey':
    'Návod nechává na každém hostiteli exportovatelný klíč kořenového certifikátu; zde klíče kořenů zůstávají v pracovním prostoru a přenášejí se jen klíče hostitelů.',
  'layout.revocationOff':
    'Návod na každém hostiteli vypíná kontrolu odvolání; zde každý hostitel dostane seznamy CRL všech kořenů a kontrola zůstane zapnutá.',
} satisfies AdviceTexts
