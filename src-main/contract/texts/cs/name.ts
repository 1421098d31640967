import type { nameFailures } from '../../failures/name.ts'
import type { FailureText } from '../shape.ts'

export const name = {
  'name.empty': { sentence: 'Chybí název.', next: 'Zadejte název.' },
  'name.hasSpace': {
    sentence: 'Název „{{name}}“ obsahuje mezeru.',
    next: 'Zadejte FQDN bez mezer, například hv01.lab.example.',
  },
  'name.badCharacter': {
    sentence: 'Název „{{name}}“ obsahuje „{{character}}“, což v názvech hostitelů není povoleno.',
    next: 'Použijte jen písmena, číslice a spojovníky.',
  },
  'name.wildcard': {
    sentence: 'Název „{{name}}“ obsahuje „*“, což je povoleno jen tam, kde jsou povoleny zástupné znaky.',
    next: 'Použijte jen písmena, číslice a spojovníky, nebo zástupné znaky povolte (na příkazovém řádku přepínačem --wildcard).',
  },
  'name.invisible': {
    sentence: 'Název „{{name}}“ obsahuje neviditelný znak {{character}}.',
    next: 'Napište název znovu místo vložení ze schránky.',
  },
  'name.labelTooLong': {
    sentence: 'Část „{{label}}“ názvu „{{name}}“ má {{length}} znaků; povoleno je nejvýše 63.',
    next: 'Zkraťte část mezi tečkami.',
  },
  'name.tooLong': {
    sentence: 'Název „{{name}}“ má {{length}} znaků; povoleno je nejvýše 253.',
    next: 'Použijte kratší příponu DNS nebo kratší název hostitele.',
  },
  'name.emptyLabel': {
    sentence: 'V názvu „{{name}}“ není před tečkou nic.',
    next: 'Odstraňte přebytečnou tečku nebo doplňte chybějící část.',
  },
  'name.notQualified': {
    sentence: 'Název „{{name}}“ nemá příponu DNS, a není to tedy FQDN.',
    next: 'Doplňte příponu, například {{name}}.lab.example; hostitel v pracovní skupině potřebuje vlastní primární příponu DNS.',
  },
  'name.isAddress': {
    sentence: '„{{name}}“ je IP adresa; certifikáty pro repliku Hyper-V se vydávají na názvy.',
    next: 'Zadejte FQDN hostitele.',
  },
  'name.badHyphen': {
    sentence: 'Část „{{label}}“ názvu „{{name}}“ začíná nebo končí spojovníkem.',
    next: 'Odstraňte spojovník na okraji.',
  },
  'name.duplicate': {
    sentence: 'Název {{name}} je v seznamu dvakrát.',
    next: 'Není třeba nic dělat; stačí jeden certifikát.',
  },
  'name.outsideConstraint': {
    sentence: 'Kořenový certifikát „{{root}}“ smí potvrzovat jen názvy pod {{permitted}} a „{{name}}“ mezi ně nepatří.',
    next: 'Použijte název pod {{permitted}}, nebo jiný kořenový certifikát.',
  },
} satisfies Record<keyof typeof nameFailures, FailureText>
