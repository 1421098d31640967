import { csMachine } from './machine/cs.ts'
import type { RunbookTexts } from './runbook-texts.ts'
import { settingTexts } from './setting-texts.ts'

export const cs: RunbookTexts = {
  title: 'Runbook',
  introduction:
    'Tyto kroky udělají na skutečných hostitelích to, co bylo vyzkoušeno v aplikaci Understudy, ve stejném pořadí. Každý hostitel má svůj skript; krok uvádí hostitele a příkaz, který ho tam provede.',
  nothing: 'Zatím se neudělalo nic, na čem by na skutečném hostiteli záleželo.',
  parts: {
    prepare: 'Příprava hostitelů',
    replicate: 'Replikace',
    planned: 'Plánované převzetí služeb při selhání',
    unplanned: 'Převzetí služeb po výpadku',
    afterwards: 'Adresa, název a běžný provoz',
  },
  step: (number) => `Krok ${number}`,
  onHost: (host) => `Na hostiteli **${host}**`,
  rehearsedAt: (instant) => `vyzkoušeno ${instant} virtuálních hodin`,
  check: 'Kontrola',
  warning: 'Pozor',
  files: { heading: 'Soubory', host: 'Hostitel', file: 'Skript', steps: 'Kroky' },
  before: {
    heading: 'Než začnete',
    items: [
      'Zkopírujte skript hostitele na tohoto hostitele a vedle něj nebo vedle jeho složky složku `certificates` s jeho souborem PFX, kořenovým certifikátem a seznamem CRL. Heslo k souboru PFX předejte jinou cestou; je v souboru `passwords.txt`, který zůstane u vás.',
      'Na hostiteli spusťte PowerShell jako správce a povolte skript jen pro toto okno: `Set-ExecutionPolicy -Scope Process -ExecutionPolicy RemoteSigned`, potom na skript použijte `Unblock-File`.',
      'Každý krok nejprve spusťte s `-WhatIf`: řekne, co by změnil, a nezmění nic.',
      'Každý hostitel musí umět přeložit plně kvalifikovaný název druhého, přes DNS nebo soubor hosts, a jejich hodiny musí souhlasit.',
      'V pracovní skupině používejte na obou hostitelích účet správce se stejným názvem a heslem pro vše, co Správce technologie Hyper-V dělá vzdáleně.',
      'Názvy adaptérů, přepínačů, svazků a sítí v hostovaném systému jsou ze zkoušky. Než skript spustíte, přečtěte ho a opravte, co se na vašich hostitelích jmenuje jinak.',
    ],
  },
  reverse: {
    heading: 'O obrácení směru replikace',
    paragraphs: [
      'Mnoho návodů radí nechat v dialogu Plánované převzetí služeb při selhání políčko *Obrátit směr replikace po převzetí služeb při selhání* prázdné, protože selže, a pak na druhém hostiteli zvolit *Převzetí služeb při selhání...* a zaškrtnout obě políčka. Tento krok je chybný: dialog na straně repliky nabízí jen bod obnovení a je určen pro ztracený primární server. Správná volba je tam *Obrátit replikaci...*.',
      'Políčko selže ze dvou důvodů a tento runbook oba odstraňuje. Zaprvé musí být původní primární server sám serverem repliky, s vlastním certifikátem, autorizací pro druhého hostitele a povoleným příchozím pravidlem brány firewall. Zadruhé probíhá kontrola v pracovní skupině přes WinRM, takže každý hostitel musí být v TrustedHosts toho druhého, a to v obou směrech.',
      'Replika, která převzala služby a nebyla obrácena, běží na rostoucím rozdílovém disku a nic ji nechrání. Obraťte replikaci, jakmile je původní primární server připraven, nebo odeberte body obnovení, pokud se vracet nechcete.',
    ],
  },
  trouble: {
    heading: 'Když krok selže',
    items: [
      'Zastavte se. Krok se nejprve podívá, zda už jeho práce není hotová, takže ho po odstranění příčiny lze spustit znovu.',
      'Přečtěte si na obou hostitelích protokol `Microsoft-Windows-Hyper-V-VMMS-Admin`; primární server často ukáže jen, že spojení skončilo, zatímco server repliky jmenuje certifikát.',
      'Obrácení po neplánovaném převzetí služeb se skládá z několika operací. Když některá selže, dřívější zůstanou provedené a zrušení už nepomůže: odstraňte příčinu a spusťte krok znovu.',
    ],
  },
  script: {
    purpose: (host) => `Kroky runbooku, které běží na hostiteli ${host}.`,
    usage: [
      'Bez parametrů skript vypíše své kroky a nic nezmění.',
      'Spouštějte kroky po jednom v pořadí podle README.md, nejprve s -WhatIf.',
      'Kroky, které přeruší službu nebo které nelze vzít zpět, se nejprve ptají; -Force odpoví ano na všechny.',
    ],
    choose: 'Kroky zvolte parametrem -Step, například -Step {{number}}:',
    wrongHost: (host) => `Tento skript je pro hostitele ${host}, ale tento počítač je`,
    question: 'Pokračovat?',
    cannotAsk:
      'Tento krok se ptá, než bude pokračovat, a tady nemá kdo odpovědět. Nic se nezměnilo. Přidejte -Force, chcete-li odpovědět ano.',
    noSuchStep: (numbers) => `Nic se nezměnilo. Kroky na tomto hostiteli jsou ${numbers}; neexistuje krok`,
    filesMissing:
      'Nic se nezměnilo. Chybí tyto soubory (a kroky, které je potřebují): {0}. Hledalo se v: {1}. Složku zadejte parametrem -CertificateFolder.',
    pathTooLong:
      'Nic se nezměnilo. Cesta má {0} znaků a systém Windows jich přijme nejvýše 259: přesuňte složku na kratší cestu. {1}',
    severalMachines:
      'Nic se nezměnilo: tento název má na tomto hostiteli více virtuálních počítačů. Nejprve přejmenujte ostatní, například pomocí Get-VM a Rename-VM.',
    check: 'Kontrola:',
  },
  actions: {
    ...csMachine.actions,
    ...settingTexts.cs.actions,
    setDnsSuffix: ({ dnsSuffix }) => `Nastavit primární příponu DNS na ${dnsSuffix}`,
    trustRoot: ({ name }) => `Důvěřovat kořenovému certifikátu ${name}`,
    importPfx: ({ name }) => `Importovat certifikát ${name} s privátním klíčem`,
    importCrl: ({ issuer }) => `Importovat seznam CRL vystavitele ${issuer}`,
    setRevocationCheck: ({ disabled }) =>
      disabled ? 'Vypnout kontrolu odvolání pro repliku Hyper-V' : 'Zapnout kontrolu odvolání pro repliku Hyper-V',
    setFirewallRule: ({ rule, enabled }) => `${enabled ? 'Povolit' : 'Zakázat'} pravidlo brány firewall ${rule}`,
    setReplicaServer: ({ enabled }) =>
      enabled ? 'Povolit tohoto hostitele jako server repliky' : 'Zakázat tento server repliky',
    addAuthorizationEntry: ({ primaryServer }) => `Povolit replikaci ze serveru ${primaryServer}`,
    removeAuthorizationEntry: ({ primaryServer }) => `Přestat povolovat replikaci ze serveru ${primaryServer}`,
    setTrustedHosts: ({ trustedHosts }) =>
      trustedHosts.length === 0 ? 'Vyprázdnit TrustedHosts' : `Přidat ${trustedHosts.join(', ')} do TrustedHosts`,
    testConnection: ({ replicaServer }) => `Otestovat spojení se serverem ${replicaServer}`,
    losePower: () => 'Hostitel je ztracen',
    restorePower: () => 'Hostitel je zpět',
    enableReplication: ({ vm, replicaServer }) => `Povolit replikaci ${vm} na ${replicaServer}`,
    startInitialReplication: ({ vm }) => `Spustit počáteční replikaci ${vm}`,
    stopInitialReplication: ({ vm }) => `Zastavit počáteční replikaci ${vm}`,
    suspendReplication: ({ vm }) => `Pozastavit replikaci ${vm}`,
    resumeReplication: ({ vm, resynchronize }) =>
      resynchronize ? `Obnovit replikaci ${vm} s opětovnou synchronizací` : `Obnovit replikaci ${vm}`,
    changeReplication: ({ vm }) => `Změnit nastavení replikace ${vm}`,
    removeReplication: ({ vm }) => `Odebrat replikaci ${vm} na tomto hostiteli`,
    prepareFailover: ({ vm }) => `Připravit ${vm} na plánované převzetí služeb a odeslat zbytek`,
    startFailover: ({ vm, kind }) =>
      kind === 'planned'
        ? `Převzít služby ${vm} na tomto hostiteli`
        : `Převzít služby ${vm} na tomto hostiteli bez primárního serveru`,
    completeFailover: ({ vm }) => `Dokončit převzetí služeb ${vm} a odebrat body obnovení`,
    cancelFailover: ({ vm }) => `Zrušit převzetí služeb ${vm} na tomto hostiteli`,
    startTestFailover: ({ vm }) => `Spustit testovací převzetí služeb ${vm}`,
    stopTestFailover: ({ vm }) => `Zastavit testovací převzetí služeb ${vm} a odstranit testovací počítač`,
    setAsReplica: ({ vm }) => `Nastavit ${vm} na tomto hostiteli jako repliku`,
    reverseReplication: ({ vm }) => `Obrátit replikaci ${vm}: tento hostitel bude primární`,
    importInitialReplication: ({ vm }) => `Importovat počáteční kopii ${vm}`,
    enableAsReplica: ({ vm }) => `Nechat ${vm} na tomto hostiteli čekat na primární server`,
    carryInitialCopy: ({ path, toHost }) => `Přenést ${path} na ${toHost}`,
    removeInitialCopy: ({ path }) => `Odstranit ${path}`,
    exportVm: ({ vm, toHost }) => `Exportovat ${vm} pro ${toHost}`,
    importVm: ({ vm }) => `Importovat ${vm} jako kopii se stejným ID`,
    changeReplicatedDisks: ({ vm }) => `Změnit replikované disky ${vm}`,
    stopResynchronization: ({ vm }) => `Zrušit opětovnou synchronizaci ${vm}`,
    changeModeToPrimary: ({ vm }) => `Replikovat ${vm} už jen na třetího hostitele`,
    startVm: ({ vm }) => `Spustit ${vm}`,
    shutDownVm: ({ vm }) => `Řádně vypnout ${vm}`,
    turnOffVm: ({ vm }) => `Okamžitě vypnout ${vm}`,
    connectAdapter: ({ vm, switchName }) =>
      switchName === null ? `Odpojit síťový adaptér ${vm}` : `Připojit síťový adaptér ${vm} k přepínači ${switchName}`,
    setFailoverIp: ({ vm, ip }) =>
      ip === null
        ? `Vymazat TCP/IP pro převzetí služeb ${vm}`
        : `Nastavit TCP/IP pro převzetí služeb ${vm} na ${ip.address}`,
    setGuestIp: ({ vm, ip }) => `Nastavit adresu uvnitř ${vm} na ${ip.address}`,
    setDnsRecord: ({ name, address }) => `Nastavit záznam A pro ${name} na ${address}`,
    removeDnsRecord: ({ name }) => `Odebrat záznam A pro ${name}`,
  },
  expected: {
    ...csMachine.expected,
    ...settingTexts.cs.expected,
    setDnsSuffix: 'Po restartu je názvem plně kvalifikovaný název s příponou.',
    trustRoot: 'Kořenový certifikát je uveden se svým kryptografickým otiskem.',
    importPfx: 'Subject je plně kvalifikovaný název tohoto hostitele a HasPrivateKey je True.',
    importCrl: 'certutil ohlásí, že příkaz byl úspěšně dokončen.',
    setRevocationCheck: 'Hodnota je 0x1, když je kontrola vypnutá, a 0x0, když je zapnutá.',
    setFirewallRule: 'Enabled ukazuje požadovaný stav.',
    setReplicaServer: 'ReplicationEnabled, port a otisk odpovídají nastavení.',
    addAuthorizationEntry: 'Položka je uvedena s umístěním úložiště a skupinou důvěryhodnosti.',
    removeAuthorizationEntry: 'Položka už v seznamu není.',
    setTrustedHosts: 'Seznam obsahuje plně kvalifikovaný název druhého hostitele.',
    testConnection: 'Příkaz ohlásí, že připojení k zadanému serveru repliky bylo úspěšné.',
    losePower:
      'Při zkoušce zde tento hostitel přišel o napájení. Následující kroky jsou pro den, kdy se to opravdu stane.',
    restorePower: 'Pokračujte, až bude hostitel znovu běžet a bude dostupný.',
    enableReplication:
      'Mode je Primary a State je ReadyForInitialReplication; na druhém hostiteli je vypnutý virtuální počítač repliky.',
    startInitialReplication: 'Po odeslání všech dat je State Replicating a Health Normal.',
    stopInitialReplication: 'State je ReadyForInitialReplication.',
    suspendReplication: 'State je Suspended.',
    resumeReplication: 'State je Replicating a zbývající data ubývají k nule.',
    changeReplication: 'Nastavení odpovídá zadaným hodnotám.',
    removeReplication: 'Virtuální počítač zůstal a už se nereplikuje; odeberte replikaci také na druhém hostiteli.',
    prepareFailover: 'State je PreparedForFailover a virtuální počítač zde nelze spustit.',
    startFailover: 'State je FailedOverWaitingCompletion; virtuální počítač je zatím vypnutý.',
    completeFailover: 'State je FailedOver a body obnovení jsou odebrané.',
    cancelFailover: 'State je znovu Replicating. Plánované převzetí služeb se musí zrušit na obou hostitelích.',
    startTestFailover: 'Existuje druhý virtuální počítač s koncovkou " - Test" a je vypnutý.',
    stopTestFailover: 'Testovací počítač je pryč a State je stále Replicating.',
    setAsReplica: 'Mode je Replica.',
    reverseReplication: 'Mode je na tomto hostiteli Primary a na druhém Replica; Health se změní na Normal.',
    importInitialReplication: 'State se na obou hostitelích změní na Replicating.',
    enableAsReplica: 'Mode je Replica a State je WaitingForInitialReplication.',
    carryInitialCopy: 'Složka je celá na druhém hostiteli.',
    removeInitialCopy: 'Složka je pryč.',
    exportVm: 'Složka exportu obsahuje počítač a jeho disky.',
    importVm: 'Počítač tam je, vypnutý, a jeho Id je stejné jako u primárního.',
    changeReplicatedDisks: 'State se změní na Replicating, až se přidané disky zkopírují.',
    stopResynchronization: 'State je WaitingForStartResynchronize.',
    changeModeToPrimary: 'Vztah je Simple a Mode je Primary.',
    startVm: 'State je Running.',
    shutDownVm: 'State je Off.',
    turnOffVm: 'State je Off.',
    connectAdapter: 'SwitchName je zvolený přepínač.',
    setFailoverIp:
      'IPv4Address je adresa pro druhé pracoviště. Nastavte ji na obou hostitelích, aby fungovala i cesta zpět.',
    setGuestIp: 'IPAddresses obsahuje novou adresu.',
    setDnsRecord:
      'Odpovědí je nová adresa. Klienti si starou pamatují, dokud neskončí její hodnota TTL: ipconfig /flushdns.',
    removeDnsRecord: 'Název už nelze najít.',
  },
  warnings: {
    ...csMachine.warnings,
    ...settingTexts.cs.warnings,
    setDnsSuffix:
      'Hostitele je nutné restartovat, teprve pak jeho plně kvalifikovaný název, a tím i certifikát, platí.',
    importPfx: 'Soubor PFX obsahuje privátní klíč: po importu jeho kopii na hostiteli odstraňte.',
    setRevocationCheck:
      'Bez kontroly lze ukradený certifikát používat až do konce jeho platnosti. S importovaným seznamem CRL není tento přepínač potřeba.',
    setReplicaServer:
      'Pro cestu zpět musí být serverem repliky i primární server, s vlastním certifikátem. Windows pravidlo brány firewall samy nepovolí.',
    setTrustedHosts:
      'Obrácení z dialogu plánovaného převzetí služeb to vyžaduje na obou hostitelích, vždy s názvem toho druhého.',
    losePower: 'Skutečnému hostiteli kvůli tomu napájení neberte.',
    restorePower: 'Původní primární server může své virtuální počítače sám spustit: vypněte ty, které teď běží jinde.',
    prepareFailover:
      'Virtuální počítač musí být vypnutý. Od této chvíle, než poběží na druhém hostiteli, nejsou služby dostupné.',
    startFailover:
      'Ujistěte se, že virtuální počítač neběží na druhém hostiteli: jinak by na jedné adrese odpovídaly dva.',
    completeFailover: 'Potom už není cesta ke staršímu bodu obnovení.',
    reverseReplication:
      'Původní primární server musí běžet, jako server repliky přijímat tohoto hostitele a jeho virtuální počítač musí být vypnutý.',
    setAsReplica: 'Tím se vzdáváte toho, co původní primární server zapsal po bodu obnovení.',
    turnOffVm: 'Je to totéž jako vytáhnout kabel; raději systém řádně vypněte.',
    removeReplication: 'Replika se už neaktualizuje.',
  },
}
