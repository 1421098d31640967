import type { replicaServerFailures } from '../../failures/replica-server.ts'
import type { FailureText } from '../shape.ts'

export const replicaServer = {
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
        strength: {
          sentence:
            'Na hostiteli {{host}} nebyl nalezen platný certifikát: klíč nebo podpis v řetězu vybraného certifikátu je příliš slabý.',
          next: 'Vydejte pro {{host}} certifikát s klíčem RSA o délce 2048 bitů a s SHA-256 a zkuste to znovu.',
        },
        extension: {
          sentence:
            'Na hostiteli {{host}} nebyl nalezen platný certifikát: vybraný certifikát nebo některý jeho vystavitel obsahuje kritické rozšíření, které Windows neznají.',
          next: 'Vydejte pro {{host}} certifikát bez tohoto rozšíření a zkuste to znovu.',
        },
        authority: {
          sentence:
            'Na hostiteli {{host}} nebyl nalezen platný certifikát: vystavitel vybraného certifikátu nesmí certifikáty vydávat.',
          next: 'Vydejte pro {{host}} certifikát od správného kořenového certifikátu a zkuste to znovu.',
        },
        issuer: {
          sentence: 'Na hostiteli {{host}} nebyl nalezen platný certifikát: chybí vystavitel vybraného certifikátu.',
          next: 'Importujte chybějícího vystavitele na hostiteli {{host}} do úložiště Zprostředkující certifikační autority a zkuste to znovu.',
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
} satisfies Record<keyof typeof replicaServerFailures, FailureText>
