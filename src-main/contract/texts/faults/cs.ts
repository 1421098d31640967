import type { FaultTexts } from '../shape.ts'

export const faults: FaultTexts = {
  F01: {
    what: 'Na serveru repliky je zakázáno příchozí pravidlo naslouchacího procesu HTTPS',
    symptom:
      'Připojení k serveru nebylo možné navázat. Máte ověřit, že je povolen jako server repliky, povoluje příchozí připojení na portu 443 a podporuje stejné schéma ověřování.',
    fix: 'Na serveru repliky povolte pravidlo Hyper-V Replica HTTPS Listener (TCP-In).',
  },
  F02: {
    what: 'Hostitel už není povolen jako server repliky',
    symptom: 'Připojení k serveru nebylo možné navázat, ačkoli ho brána firewall povoluje.',
    fix: 'Povolte hostitele v Nastavení technologie Hyper-V > Konfigurace replikace (Set-VMReplicationServer).',
  },
  F03: {
    what: 'Primární server odesílá na port, na kterém nikdo nenaslouchá',
    symptom: 'Připojení k serveru na tomto portu nebylo možné navázat.',
    fix: 'Nastavte port replikace na port naslouchacího procesu (Set-VMReplication -ReplicaServerPort).',
  },
  F04: {
    what: 'Název serveru repliky není v žádné zóně DNS ani v žádném souboru hosts',
    symptom: 'Název nebo adresu serveru nelze přeložit.',
    fix: 'Přidejte pro plně kvalifikovaný název serveru repliky záznam A nebo řádek do souboru hosts.',
  },
  F05: {
    what: 'Server repliky byl zadán jako adresa IP',
    symptom: 'Protokol TLS název odmítne: adresu neobsahuje žádný certifikát.',
    fix: 'Použijte plně kvalifikovaný název serveru repliky, jak je v jeho certifikátu.',
  },
  F06: {
    what: 'Primární server nedůvěřuje kořenu certifikátu serveru repliky',
    symptom: 'Primární server certifikát odmítne: končí kořenovým certifikátem, který není důvěryhodný.',
    fix: 'Importujte kořenový certifikát na primárním serveru do úložiště Důvěryhodné kořenové certifikační autority a obnovte replikaci.',
  },
  F07: {
    what: 'Server repliky nedůvěřuje kořenu certifikátu primárního serveru',
    symptom:
      'Primární server vidí jen to, že bylo spojení nestandardně ukončeno; certifikát jmenuje protokol serveru repliky.',
    fix: 'Importujte kořenový certifikát primárního serveru na serveru repliky do úložiště Důvěryhodné kořenové certifikační autority a obnovte replikaci.',
  },
  F08: {
    what: 'Odvolání se kontroluje, ale na hostiteli chybí seznam CRL kořenové autority',
    symptom: 'Hostitel nemůže odvolání certifikátu zkontrolovat.',
    fix: 'Importujte na hostitele seznam CRL, nebo na obou hostitelích nastavte DisableCertRevocationCheck; pak obnovte replikaci.',
  },
  F09: {
    what: 'Jediný seznam CRL na hostiteli už neplatí a žádný server novější nedává',
    symptom: 'Server odvolání byl offline.',
    fix: 'Vydejte a importujte platný seznam CRL, nebo nastavte DisableCertRevocationCheck; pak obnovte replikaci.',
  },
  F10: {
    what: 'Certifikát hostitele obsahuje jen jeho krátký název',
    symptom: 'Nebyl nalezen platný certifikát (požadavek 4); při připojení název certifikátu nesouhlasí.',
    fix: 'Vystavte certifikát pro plně kvalifikovaný název, nebo nastavte primární příponu DNS hostitele; pak obnovte replikaci.',
  },
  F11: {
    what: 'Certifikát hostitele nedovoluje ověření klienta',
    symptom: 'Seznam certifikátů ho nenabízí; při vynuceném otisku druhý hostitel jeho použití odmítne.',
    fix: 'Vystavte certifikát s oběma účely, ověření klienta i serveru; pak obnovte replikaci.',
  },
  F12: {
    what: 'Certifikát serveru repliky vypršel',
    symptom: 'Primární server ho kvůli datu odmítne; replikované virtuální počítače přejdou do chyby.',
    fix: 'Obnovte certifikát, svažte ho (Set-VMReplicationServer) a nastavte ho každému virtuálnímu počítači (Set-VMReplication); pak obnovte replikaci.',
  },
  F13: {
    what: 'Byl importován soubor .cer, takže certifikát nemá privátní klíč',
    symptom: 'Certifikát se nenabízí; při vynuceném otisku chybí privátní klíč.',
    fix: 'Importujte soubor PFX do úložiště Osobní místního počítače; pak obnovte replikaci.',
  },
  F14: {
    what: 'Certifikát leží v úložišti uživatele místo počítače',
    symptom: 'Certifikát se nenabízí a připojení postrádá certifikát klienta.',
    fix: 'Importujte ho do úložiště Osobní místního počítače; pak obnovte replikaci.',
  },
  F15: {
    what: 'Certifikát byl obnoven a starý odebrán, ale virtuální počítač stále uvádí starý otisk',
    symptom: 'Replikace přejde do chyby: je potřeba certifikát klienta.',
    fix: 'Nastavte virtuálnímu počítači nový otisk (Set-VMReplication -CertificateThumbprint); pak obnovte replikaci.',
  },
  F16: {
    what: 'Mezi hostiteli pracovní skupiny byl zvolen Kerberos',
    symptom: 'Zadaný cíl je neznámý nebo nedostupný.',
    fix: 'Zvolte ověřování pomocí certifikátů (HTTPS); pak obnovte replikaci.',
  },
  F17: {
    what: 'V doméně chybí hlavní název služby Hyper-V Replica Service',
    symptom:
      'Zadaný cíl je neznámý nebo nedostupný; setspn -l název Hyper-V Replica Service nevypíše a zapíše se událost 14050.',
    fix: 'Na hostiteli restartujte službu Správa virtuálních počítačů Hyper-V (vmms); pak obnovte replikaci.',
  },
  F18: {
    what: 'Server repliky povoluje jen určené servery a primární mezi nimi není',
    symptom: 'Server repliky primární server odmítne; replikované virtuální počítače přejdou do chyby.',
    fix: 'Přidejte pro primární server položku autorizace (New-VMReplicationAuthorizationEntry); pak obnovte replikaci.',
  },
  F19: {
    what: 'Virtuální počítač se přesunul na hostitele, jehož položka autorizace má jinou skupinu důvěry',
    symptom: 'Server repliky replikaci odmítne.',
    fix: 'Dejte oběma položkám stejnou skupinu důvěry (Set-VMReplicationAuthorizationEntry); pak obnovte replikaci.',
  },
  F20: {
    what: 'Umístění úložiště serveru repliky nelze otevřít',
    symptom: 'Zadané umístění pro soubory repliky nelze otevřít: 0x80070005 (obecná chyba: přístup byl odepřen).',
    fix: 'Zvolte místní složku, do které smí systém zapisovat, nebo mu právo přidělte; pak obnovte replikaci.',
  },
  F21: {
    what: 'Svazek s replikami je plný',
    symptom:
      'Server repliky nemůže použít, co přijímá; primární server to 25 minut zkouší znovu, pak se replikace zastaví s chybou.',
    fix: 'Uvolněte na svazku místo a potom obnovte replikaci.',
  },
  F22: {
    what: 'Svazek primárního serveru je plný, takže protokoly změn nemohou růst',
    symptom: 'Hyper-V virtuální počítač pozastaví; sledování skončí a je nutná opětovná synchronizace.',
    fix: 'Uvolněte na svazku místo, nechte virtuální počítač pokračovat a proveďte opětovnou synchronizaci.',
  },
  F23: {
    what: 'Linka mezi dvěma hostiteli je přerušená',
    symptom:
      'Technologii Hyper-V se nepodařilo replikovat změny a zkusí to znovu; stav přejde na Upozornění a po hodině na Kritický.',
    fix: 'Obnovte linku; Hyper-V to zkouší znovu sám.',
  },
  F24: {
    what: 'Linka zůstává přerušená a host mezitím zapíše víc než polovinu velikosti disků',
    symptom: 'Protokoly změn přesáhnou polovinu velikosti disků: je nutná opětovná synchronizace.',
    fix: 'Obnovte linku a replikaci, která proběhne s opětovnou synchronizací.',
  },
  F25: {
    what: 'Primární hostitel se zhroutí a znovu spustí, zatímco virtuální počítač běží',
    symptom: 'Protokol změn nebyl řádně uzavřen: je nutná opětovná synchronizace.',
    fix: 'Obnovte replikaci, která proběhne s opětovnou synchronizací.',
  },
  F26: {
    what: 'Virtuální pevný disk primárního serveru se změní, zatímco je virtuální počítač vypnutý',
    symptom: 'Změnu nikdo nesledoval: je nutná opětovná synchronizace.',
    fix: 'Obnovte replikaci, která proběhne s opětovnou synchronizací.',
  },
  F27: {
    what: 'Primární virtuální počítač se vrátí ke kontrolnímu bodu',
    symptom: 'Disky obsahují, co nebylo nikdy odesláno: je nutná opětovná synchronizace.',
    fix: 'Obnovte replikaci, která proběhne s opětovnou synchronizací.',
  },
  F28: {
    what: 'Velikost virtuálního pevného disku se změní jen na primárním serveru',
    symptom:
      'Na virtuálním počítači repliky došlo k zápisu mimo hranice. Velikost disku VHD primárního serveru se možná změnila; oba disky musí být stejně velké.',
    fix: 'Změňte velikost disku repliky na stejnou a obnovte replikaci.',
  },
  F29: {
    what: 'Replikace je na serveru repliky pozastavená',
    symptom: 'Stav repliky je Kritický a primární server přejde při dalším odeslání do chyby.',
    fix: 'Obnovte replikaci na serveru repliky a pak na primárním serveru.',
  },
  F30: {
    what: 'Replikace byla na primárním serveru pozastavena a zapomenuta',
    symptom: 'Stav je Upozornění a protokoly změn rostou až do poloviny velikosti disků.',
    fix: 'Obnovte replikaci na primárním serveru.',
  },
  F31: {
    what: 'Plánované převzetí služeb se připravuje, zatímco virtuální počítač běží',
    symptom: 'Virtuální počítač musí být při plánovaném převzetí služeb vypnutý.',
    fix: 'Vypněte virtuální počítač a pak plánované převzetí služeb připravte.',
  },
  F32: {
    what: 'Směr se má obrátit, ale primární server není serverem repliky',
    symptom: 'Selže předpoklad „Kontrola konfigurace umožňující zpětnou replikaci“.',
    fix: 'Povolte i primární server jako server repliky, s vlastním certifikátem a pravidlem brány firewall.',
  },
  F33: {
    what: 'Směr se má obrátit v pracovní skupině, ale hostitelé nejsou navzájem v TrustedHosts',
    symptom: 'Klient WinRM nemůže požadavek zpracovat: bez domény musí být cílový počítač v nastavení TrustedHosts.',
    fix: 'Přidejte každého hostitele do TrustedHosts toho druhého, v obou směrech.',
  },
  F34: {
    what: 'Neplánované převzetí služeb se zkouší, zatímco běží testovací',
    symptom: 'Hyper-V operaci nepovolil, protože je povoleno testovací převzetí služeb.',
    fix: 'Zastavte testovací převzetí služeb a pak proveďte převzetí služeb.',
  },
  F35: {
    what: 'Převzetí služeb se dokončuje, ačkoli replikace normálně běží',
    symptom: 'Úlohu replikace „Commit Failover“ nelze provést ve stavu „Replicating“.',
    fix: 'Převzetí služeb dokončujte až po něm; tady není třeba nic dělat.',
  },
  F36: {
    what: 'Protokol vrácení nejstaršího bodu obnovení nelze přečíst',
    symptom: 'Převzetí služeb k vybranému bodu obnovení se nezdařilo. Zkuste novější bod obnovení.',
    fix: 'Zvolte novější bod obnovení.',
  },
  F37: {
    what: 'Po neplánovaném převzetí služeb se směr obrací, aniž by byl starý primární nastaven jako replika',
    symptom: 'Starý primární server se stále pokládá za primární a obrácení se odmítne.',
    fix: 'Vypněte starý virtuální počítač, spusťte tam Set-VMReplication -AsReplica a pak směr obraťte.',
  },
  F38: {
    what: 'Průvodce obrácením se zastavil napůl: dokončeno a nastaveno jako replika, ale neobráceno',
    symptom: 'Replika převzala služby, ale směr není obrácen a převzetí služeb už nelze zrušit.',
    fix: 'Odstraňte příčinu a spusťte Průvodce zpětnou replikací znovu.',
  },
  F39: {
    what: 'Virtuální počítač po převzetí služeb není připojen k žádnému virtuálnímu přepínači',
    symptom: 'Běží, ale nikdo se k němu nedostane.',
    fix: 'Připojte jeho síťový adaptér k virtuálnímu přepínači.',
  },
  F40: {
    what: 'Virtuální počítač má po převzetí služeb adresu z jiné sítě',
    symptom: 'Jeho aplikace není dostupná.',
    fix: 'Nastavte TCP/IP pro převzetí služeb nebo adresu v hostovaném systému a aktualizujte záznam DNS.',
  },
  F41: {
    what: 'Klient má v mezipaměti DNS stále starou adresu virtuálního počítače',
    symptom: 'Klient míří na mrtvou adresu, ačkoli DNS je správně.',
    fix: 'Vyprázdněte mezipaměť klienta (ipconfig /flushdns); před dalším převzetím služeb zkraťte dobu TTL.',
  },
  F42: {
    what: 'Replikace se rozšiřuje každých 30 sekund nebo častěji než na první repliku',
    symptom: 'Rozšíření se odmítne.',
    fix: 'Zvolte 5 nebo 15 minut a ne méně než u první repliky.',
  },
  F43: {
    what: 'Replikace se povoluje pro virtuální počítač s průchozím nebo sdíleným diskem',
    symptom: 'Povolení replikace se nezdařilo. Parametr není správný: IncludedDisks není pro operaci Hyper-V platný.',
    fix: 'Převeďte disk na virtuální pevný disk, nebo ho vynechte.',
  },
  F44: {
    what: 'Zálohování serveru zálohuje repliku, zatímco se používají protokoly',
    symptom:
      'Virtuální počítač není ve stavu, ve kterém lze operaci provést (události 32546, 19050 a 32056); replikace přejde na obou stranách do chyby.',
    fix: 'Před zálohováním replikaci pozastavte, nebo použijte program, který repliky zná; teď obnovte replikaci na obou hostitelích.',
  },
  F45: {
    what: 'Proxy server mezi hostiteli prohlíží šifrovaná spojení',
    symptom:
      'Popisovač je pro požadovanou operaci v nesprávném stavu; proxy server, který neodpovídá, vede k vypršení časového limitu.',
    fix: 'Vyjměte provoz mezi hostiteli z prohlížení, nebo proxy server obejděte (-BypassProxyServer).',
  },
}
