import type { BundleReadmeTexts } from './texts.ts'

export const cs: BundleReadmeTexts = {
  title: (fqdn) => `Certifikáty hostitele ${fqdn} pro repliku technologie Hyper-V`,
  passwordElsewhere:
    'Tato složka obsahuje zašifrovaný soukromý klíč hostitele. Heslo v ní není: je v souboru passwords.txt vedle balíčků.\nPřeneste obojí na hostitele různými cestami.',
  keyOnHost: 'Tato složka neobsahuje soukromý klíč: klíč vznikl na hostiteli a nikdy ho neopustil.',
  withScript:
    'Zkopírujte složku na hostitele a spusťte tam skript v PowerShellu jako správce. S -WhatIf jen řekne, co by změnil. Lze ho\nkdykoli spustit znovu.',
  undo: 'Návrat k tomu, co bylo předtím:',
  byHand: 'Totéž ručně, v PowerShellu jako správce v této složce',
  trustRoots: (count) =>
    count === 1
      ? 'Nastavte důvěru kořenovému certifikátu.'
      : `Nastavte důvěru kořenovým certifikátům (celkem ${count}): vlastnímu a těm od partnerů.`,
  importPfx: 'Importujte certifikát hostitele s klíčem do osobního úložiště místního počítače.',
  importOneOfTwo:
    'Importujte certifikát hostitele s klíčem do osobního úložiště místního počítače: soubor „compat“ na kterékoli verzi Windows\n   Server, nebo „modern“ od verze 2019. Jeden z nich stačí.',
  acceptCertificate: 'Spojte certifikát s klíčem, který vznikl na tomto hostiteli.',
  addCrls: 'Vložte seznamy CRL tam, kde je Windows hledají, aby kontrola odvolání mohla zůstat zapnutá.',
  testKey:
    'Ověřte klíč: výstup musí hlásit úspěšný test šifrování („Encryption test passed“, Windows to píší ve svém jazyce). Samotný\n   test podpisu nestačí.',
  openFirewall: (port) => `Otevřete port ${port} pro replikaci.`,
  disableRevocationCheck:
    'Vypněte kontrolu odvolání. Bylo o to požádáno při vytváření souborů; je to poslední možnost, protože ukradený klíč pak zůstane\n   použitelný, dokud jeho certifikát neskončí. Zpět se vrátíte nastavením hodnoty 0.',
  bindReplicaServer:
    'Povolte hostitele jako server repliky s tímto certifikátem. Na hostiteli, který jím už je, poslední dva parametry vynechte.',
}
