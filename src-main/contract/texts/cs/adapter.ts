import type { adapterFailures } from '../../failures/adapter.ts'
import type { FailureText } from '../shape.ts'

export const adapter = {
  'adapter.tooMany': {
    sentence: 'Virtuální počítač může mít nejvýše tento počet síťových adaptérů tohoto druhu: {{countMax}}.',
    next: 'Nejprve některý adaptér odeberte.',
  },
  'adapter.badName': {
    sentence: '„{{name}}“ nemůže být název síťového adaptéru.',
    next: 'Zadejte 1 až 100 znaků.',
  },
  'adapter.badVlan': {
    sentence: '{{vlanId}} není identifikátor VLAN.',
    next: 'Zadejte číslo od 1 do 4094, nebo pole vymažte pro provoz bez značky.',
  },
  'adapter.badMacAddress': {
    sentence: '„{{macAddress}}“ není adresa MAC, kterou může mít adaptér.',
    next: 'Zadejte šest dvojic šestnáctkových číslic, například 00-15-5D-01-02-03.',
  },
  'adapter.duplicateMacAddress': {
    sentence: 'Adresa MAC {{macAddress}} už patří počítači „{{owner}}“.',
    next: 'Zadejte jinou adresu, nebo zvolte dynamickou.',
  },
  'adapter.legacyGeneration2': {
    sentence: '„{{vm}}“ je generace 2 a nemá starší síťové adaptéry.',
    next: 'Přidejte místo toho síťový adaptér.',
  },
  'adapter.legacyFailoverIp': {
    sentence: 'Nastavení TCP/IP při převzetí služeb nefunguje se starším síťovým adaptérem „{{adapter}}“.',
    next: 'Použijte síťový adaptér, který není starší, nebo nastavte adresu po převzetí služeb v hostovaném systému.',
  },
  'adapter.unknown': {
    sentence: 'Virtuální počítač nemá síťový adaptér s ID {{adapterId}}.',
    next: 'Vyberte síťový adaptér tohoto virtuálního počítače.',
  },
} satisfies Record<keyof typeof adapterFailures, FailureText>
