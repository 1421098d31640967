import type { hostFailures } from '../../failures/host.ts'
import type { FailureText } from '../shape.ts'

export const host = {
  'host.unknown': {
    sentence: 'Neexistuje žádný hostitel s ID {{hostId}}.',
    next: 'Vyberte hostitele ze seznamu.',
  },
  'host.duplicateName': {
    sentence: 'Hostitel s názvem {{name}} už existuje.',
    next: 'Zvolte jiný název počítače.',
  },
  'host.badName': {
    sentence: '„{{name}}“ není název počítače: musí mít 1 až 15 písmen, číslic nebo spojovníků a ne jen číslice.',
    next: 'Zadejte kratší název bez mezer a teček; přípona DNS má vlastní pole.',
  },
  'host.badIpAddress': {
    sentence: '„{{ipAddress}}“ není adresa IPv4, kterou může hostitel mít.',
    next: 'Zadejte adresu jako 10.0.0.11.',
  },
  'host.badMemory': {
    sentence: 'Hostitel nemůže mít {{memoryBytes}} paměti.',
    next: 'Zadejte velikost od {{memoryBytesMin}} do {{memoryBytesMax}}.',
  },
  'host.duplicateIpAddress': {
    sentence: 'Adresa {{ipAddress}} už patří hostiteli {{host}}.',
    next: 'Zvolte volnou adresu.',
  },
  'host.notEmpty': {
    sentence: 'Na hostiteli {{host}} jsou ještě virtuální počítače ({{count}}).',
    next: 'Nejprve odeberte replikaci a odstraňte virtuální počítače, potom odeberte hostitele.',
  },
  'host.off': {
    sentence: 'Hostitel {{host}} je bez napájení.',
    next: 'Obnovte napájení hostitele {{host}} a zkuste to znovu.',
  },
  'host.on': {
    sentence: 'Hostitel {{host}} už napájení má.',
    next: 'Pokračujte, není třeba nic dělat.',
  },
  'host.unknownRule': {
    sentence: 'Na hostiteli {{host}} není pravidlo brány firewall „{{rule}}“.',
    next: 'Použijte pravidlo ze seznamu, například VIRT-HVRHTTPSL-In-TCP-NoScope.',
  },
  'host.unknownSwitch': {
    sentence: 'Na hostiteli {{host}} není virtuální přepínač „{{switch}}“.',
    next: 'Vyberte některý z virtuálních přepínačů hostitele {{host}}.',
  },
  'host.tooManyHosts': {
    sentence: 'Pracovní prostor už obsahuje nejvyšší možný počet hostitelů ({{countMax}}).',
    next: 'Odeberte některého hostitele nebo založte další pracovní prostor.',
  },
  'replicaServer.noCertificate': {
    sentence: 'Na hostiteli {{host}} je zvoleno ověřování pomocí certifikátů, ale žádný certifikát.',
    next: 'Vyberte certifikát z úložiště Osobní na hostiteli {{host}}.',
  },
  'replicaServer.noValidCertificate': {
    sentence:
      'Na hostiteli {{host}} nebyl nalezen platný certifikát: vybraný certifikát nesplňuje požadavek ({{requirement}}).',
    next: 'Nainstalujte platný certifikát a zkuste to znovu.',
    cases: {
      param: 'requirement',
      texts: {
        store: {
          sentence:
            'Na hostiteli {{host}} nebyl nalezen platný certifikát: vybraný certifikát není v úložišti Osobní místního počítače.',
          next: 'Importujte soubor PFX na hostiteli {{host}} do úložiště Osobní místního počítače a zkuste to znovu.',
        },
        privateKey: {
          sentence: 'Na hostiteli {{host}} nebyl nalezen platný certifikát: vybraný certifikát nemá privátní klíč.',
          next: 'Importujte na hostiteli {{host}} soubor PFX, ne soubor .cer, a zkuste to znovu.',
        },
        keySpec: {
          sentence:
            'Na hostiteli {{host}} nebyl nalezen platný certifikát: klíč vybraného certifikátu nelze použít pro výměnu klíčů.',
          next: 'Vydejte certifikát s klíčem RSA pro výměnu klíčů a zkuste to znovu.',
        },
        chain: {
          sentence:
            'Na hostiteli {{host}} nebyl nalezen platný certifikát: vybraný certifikát nekončí u platného kořenového certifikátu.',
          next: 'Importujte kořenový certifikát na hostiteli {{host}} do úložiště Důvěryhodné kořenové certifikační autority a zkuste to znovu.',
        },
        dates: {
          sentence:
            'Na hostiteli {{host}} nebyl nalezen platný certifikát: platnost vybraného certifikátu skončila nebo ještě nezačala.',
          next: 'Vydejte pro {{host}} nový certifikát a zkuste to znovu.',
        },
        usages: {
          sentence:
            'Na hostiteli {{host}} nebyl nalezen platný certifikát: vybraný certifikát neumožňuje ověření klienta i serveru.',
          next: 'Vydejte certifikát s oběma účely a zkuste to znovu.',
        },
        name: {
          sentence:
            'Na hostiteli {{host}} nebyl nalezen platný certifikát: vybraný certifikát nenese plně kvalifikovaný název hostitele {{host}}.',
          next: 'Nastavte příponu DNS hostitele {{host}}, nebo vydejte certifikát pro jeho plně kvalifikovaný název, a zkuste to znovu.',
        },
        revocation: {
          sentence:
            'Na hostiteli {{host}} nebyl nalezen platný certifikát: vybraný certifikát je odvolaný, nebo jeho odvolání nelze zkontrolovat.',
          next: 'Importujte na hostiteli {{host}} aktuální seznam CRL, nebo vydejte nový certifikát, a zkuste to znovu.',
        },
      },
    },
  },
  'replicaServer.noStorageLocation': {
    sentence:
      'Má-li {{host}} povolit replikaci z libovolného ověřeného serveru, potřebuje výchozí umístění souborů repliky.',
    next: 'Zadejte složku na svazku hostitele {{host}}, například D:\\Replika.',
  },
  'replicaServer.storageDenied': {
    sentence:
      'Zadané umístění souborů repliky „{{path}}“ na hostiteli {{host}} nelze otevřít (Obecná chyba: přístup byl odepřen).',
    next: 'Zadejte místní složku na svazku, který {{host}} má.',
  },
  'replicaServer.badPort': {
    sentence: '{{port}} není číslo portu.',
    next: 'Zadejte číslo od 1 do 65535; replika technologie Hyper-V používá 443 pro HTTPS a 80 pro HTTP.',
  },
  'authorization.duplicate': {
    sentence: 'Položka autorizace pro server {{primaryServer}} už existuje.',
    next: 'Změňte nebo odeberte existující položku.',
  },
  'authorization.unknown': {
    sentence: 'Položka autorizace pro server {{primaryServer}} neexistuje.',
    next: 'Vyberte některou z položek tohoto serveru repliky.',
  },
  'authorization.badPattern': {
    sentence: '„{{primaryServer}}“ není plně kvalifikovaný název a zástupný znak smí být jen v jeho první části.',
    next: 'Zadejte plně kvalifikovaný název nebo vzor jako *.lab.example.',
  },
  'store.missing': {
    sentence: 'Úložiště {{store}} hostitele {{host}} neobsahuje certifikát {{certificateId}}.',
    next: 'Importujte certifikát na hostiteli {{host}} a zkuste to znovu.',
  },
} satisfies Record<keyof typeof hostFailures, FailureText>
