/** What steps that set something on a host beside Replica itself are called, and what they must show. */
import type { Language } from '../../contract/texts/shape.ts'
import type { Action } from '../actions.ts'
import type { SettingActions } from '../setting-actions.ts'

interface SettingTexts {
  readonly actions: { readonly [Kind in keyof SettingActions]: (action: Action<Kind>) => string }
  readonly expected: Readonly<Record<keyof SettingActions, string>>
  readonly warnings: Readonly<Partial<Record<keyof SettingActions, string>>>
}

export const settingTexts: Readonly<Record<Language, SettingTexts>> = {
  en: {
    actions: {
      joinDomain: ({ domain }) => `Join this host to the domain ${domain}`,
      leaveDomain: () => 'Take this host out of its domain',
      setRegistryValue: ({ name, value }) =>
        value === null ? `Remove the registry value ${name}` : `Set the registry value ${name} to ${value}`,
      restartService: () => 'Restart the service Hyper-V Virtual Machine Management',
      resizeVolume: ({ letter }) => `Resize volume ${letter}:`,
      addSwitch: ({ switchName }) => `Add the virtual switch ${switchName}`,
      renameSwitch: ({ switchName, newName }) => `Rename the virtual switch ${switchName} to ${newName}`,
      removeSwitch: ({ switchName }) => `Remove the virtual switch ${switchName}`,
      setAuthorizationEntry: ({ primaryServer }) => `Change the authorization of ${primaryServer}`,
      setHostsFileLine: ({ name, address }) => `Point ${name} to ${address} in the hosts file`,
      removeHostsFileLine: ({ name }) => `Remove ${name} from the hosts file`,
      flushDnsCache: () => 'Empty the DNS cache of this host',
    },
    expected: {
      joinDomain: 'After a restart it is the name of the domain.',
      leaveDomain: 'After a restart it is the name of the workgroup.',
      setRegistryValue: 'The value is the one that you set, or is gone.',
      restartService: 'Status is Running; the virtual machines ran on meanwhile.',
      resizeVolume: 'Size is the one that you wanted.',
      addSwitch: 'The switch is listed with its type.',
      renameSwitch: 'The switch is listed under its new name.',
      removeSwitch: 'The switch is no longer listed.',
      setAuthorizationEntry: 'The entry shows its storage location and trust group.',
      setHostsFileLine: 'The answer is the address of the hosts file.',
      removeHostsFileLine: 'No line holds the name any more.',
      flushDnsCache: 'The list is empty, or holds the lines of the hosts file only.',
    },
    warnings: {
      joinDomain: 'The host needs a restart, and its FQDN changes: certificates for the old name no longer fit.',
      leaveDomain: 'The host needs a restart and loses its DNS suffix; have a local administrator account ready.',
      removeSwitch: 'Every virtual machine on this switch loses its network.',
    },
  },
  de: {
    actions: {
      joinDomain: ({ domain }) => `Diesen Host in die Domäne ${domain} aufnehmen`,
      leaveDomain: () => 'Diesen Host aus seiner Domäne herausnehmen',
      setRegistryValue: ({ name, value }) =>
        value === null
          ? `Den Registrierungswert ${name} entfernen`
          : `Den Registrierungswert ${name} auf ${value} setzen`,
      restartService: () => 'Den Dienst Hyper-V-Verwaltung für virtuelle Computer neu starten',
      resizeVolume: ({ letter }) => `Die Größe von Volume ${letter}: ändern`,
      addSwitch: ({ switchName }) => `Den virtuellen Switch ${switchName} hinzufügen`,
      renameSwitch: ({ switchName, newName }) => `Den virtuellen Switch ${switchName} in ${newName} umbenennen`,
      removeSwitch: ({ switchName }) => `Den virtuellen Switch ${switchName} entfernen`,
      setAuthorizationEntry: ({ primaryServer }) => `Die Autorisierung von ${primaryServer} ändern`,
      setHostsFileLine: ({ name, address }) => `${name} in der Hosts-Datei auf ${address} zeigen lassen`,
      removeHostsFileLine: ({ name }) => `${name} aus der Hosts-Datei entfernen`,
      flushDnsCache: () => 'Den DNS-Cache dieses Hosts leeren',
    },
    expected: {
      joinDomain: 'Nach einem Neustart ist es der Name der Domäne.',
      leaveDomain: 'Nach einem Neustart ist es der Name der Arbeitsgruppe.',
      setRegistryValue: 'Der Wert ist der gesetzte oder nicht mehr vorhanden.',
      restartService: 'Status ist Running; die virtuellen Computer liefen währenddessen weiter.',
      resizeVolume: 'Size ist die gewünschte Größe.',
      addSwitch: 'Der Switch wird mit seinem Typ aufgeführt.',
      renameSwitch: 'Der Switch wird unter seinem neuen Namen aufgeführt.',
      removeSwitch: 'Der Switch wird nicht mehr aufgeführt.',
      setAuthorizationEntry: 'Der Eintrag zeigt seinen Speicherort und seine Vertrauensgruppe.',
      setHostsFileLine: 'Die Antwort ist die Adresse aus der Hosts-Datei.',
      removeHostsFileLine: 'Keine Zeile enthält den Namen noch.',
      flushDnsCache: 'Die Liste ist leer oder enthält nur die Zeilen der Hosts-Datei.',
    },
    warnings: {
      joinDomain:
        'Der Host braucht einen Neustart, und sein FQDN ändert sich: Zertifikate für den alten Namen passen nicht mehr.',
      leaveDomain:
        'Der Host braucht einen Neustart und verliert sein DNS-Suffix; halten Sie ein lokales Administratorkonto bereit.',
      removeSwitch: 'Jeder virtuelle Computer an diesem Switch verliert sein Netzwerk.',
    },
  },
  cs: {
    actions: {
      joinDomain: ({ domain }) => `Připojit tohoto hostitele k doméně ${domain}`,
      leaveDomain: () => 'Odebrat tohoto hostitele z domény',
      setRegistryValue: ({ name, value }) =>
        value === null ? `Odebrat hodnotu registru ${name}` : `Nastavit hodnotu registru ${name} na ${value}`,
      restartService: () => 'Restartovat službu Správa virtuálních počítačů Hyper-V',
      resizeVolume: ({ letter }) => `Změnit velikost svazku ${letter}:`,
      addSwitch: ({ switchName }) => `Přidat virtuální přepínač ${switchName}`,
      renameSwitch: ({ switchName, newName }) => `Přejmenovat virtuální přepínač ${switchName} na ${newName}`,
      removeSwitch: ({ switchName }) => `Odebrat virtuální přepínač ${switchName}`,
      setAuthorizationEntry: ({ primaryServer }) => `Změnit autorizaci serveru ${primaryServer}`,
      setHostsFileLine: ({ name, address }) => `Nasměrovat ${name} v souboru hosts na ${address}`,
      removeHostsFileLine: ({ name }) => `Odebrat ${name} ze souboru hosts`,
      flushDnsCache: () => 'Vyprázdnit mezipaměť DNS tohoto hostitele',
    },
    expected: {
      joinDomain: 'Po restartování je to název domény.',
      leaveDomain: 'Po restartování je to název pracovní skupiny.',
      setRegistryValue: 'Hodnota je ta nastavená, nebo už není.',
      restartService: 'Status je Running; virtuální počítače mezitím běžely dál.',
      resizeVolume: 'Size je požadovaná velikost.',
      addSwitch: 'Přepínač je v seznamu se svým typem.',
      renameSwitch: 'Přepínač je v seznamu pod novým názvem.',
      removeSwitch: 'Přepínač už v seznamu není.',
      setAuthorizationEntry: 'Položka ukazuje své umístění úložiště a skupinu důvěry.',
      setHostsFileLine: 'Odpovědí je adresa ze souboru hosts.',
      removeHostsFileLine: 'Název už není na žádném řádku.',
      flushDnsCache: 'Seznam je prázdný, nebo obsahuje jen řádky souboru hosts.',
    },
    warnings: {
      joinDomain:
        'Hostitele je třeba restartovat a změní se jeho plně kvalifikovaný název: certifikáty pro starý název už nebudou platit.',
      leaveDomain: 'Hostitele je třeba restartovat a přijde o příponu DNS; mějte připravený místní účet správce.',
      removeSwitch: 'Každý virtuální počítač na tomto přepínači přijde o síť.',
    },
  },
}
