import type { adapterFailures } from '../../failures/adapter.ts'
import type { FailureText } from '../shape.ts'

export const adapter = {
  'adapter.tooMany': {
    sentence: 'Ein virtueller Computer kann höchstens {{countMax}} Netzwerkkarten dieser Art haben.',
    next: 'Entfernen Sie zuerst eine Netzwerkkarte.',
  },
  'adapter.badName': {
    sentence: '„{{name}}“ kann nicht der Name einer Netzwerkkarte sein.',
    next: 'Geben Sie 1 bis 100 Zeichen ein.',
  },
  'adapter.badVlan': {
    sentence: '{{vlanId}} ist keine VLAN-ID.',
    next: 'Geben Sie eine Zahl von 1 bis 4094 ein, oder leeren Sie das Feld für Verkehr ohne Tag.',
  },
  'adapter.badMacAddress': {
    sentence: '„{{macAddress}}“ ist keine MAC-Adresse, die eine Netzwerkkarte haben kann.',
    next: 'Geben Sie sechs Paare von Hexadezimalziffern wie 00-15-5D-01-02-03 ein.',
  },
  'adapter.duplicateMacAddress': {
    sentence: 'Die MAC-Adresse {{macAddress}} gehört bereits zu „{{owner}}“.',
    next: 'Geben Sie eine andere Adresse ein, oder wählen Sie eine dynamische.',
  },
  'adapter.legacyGeneration2': {
    sentence: '„{{vm}}“ ist von Generation 2 und hat keine älteren Netzwerkkarten.',
    next: 'Fügen Sie stattdessen eine Netzwerkkarte hinzu.',
  },
  'adapter.legacyFailoverIp': {
    sentence: 'Failover-TCP/IP funktioniert nicht mit der älteren Netzwerkkarte „{{adapter}}“.',
    next: 'Verwenden Sie eine Netzwerkkarte, die keine ältere ist, oder setzen Sie die Adresse nach dem Failover im Gast.',
  },
  'adapter.unknown': {
    sentence: 'Der virtuelle Computer hat keine Netzwerkkarte mit der ID {{adapterId}}.',
    next: 'Wählen Sie eine Netzwerkkarte dieses virtuellen Computers.',
  },
} satisfies Record<keyof typeof adapterFailures, FailureText>
