import type { coreFailures } from '../../failures/core.ts'
import type { FailureText } from '../shape.ts'

export const core = {
  'input.invalid': {
    sentence: 'Hodnota pole „{{field}}“ není platná: {{problem}}.',
    next: 'Opravte hodnotu a zkuste to znovu; příkaz „understudy contract“ vypíše, co které volání očekává.',
  },
  'call.unknown': {
    sentence: 'Příkaz ani dotaz s názvem „{{name}}“ neexistuje.',
    next: 'Všechny názvy vypíše příkaz „understudy contract“.',
  },
  'core.internal': {
    sentence: 'Understudy tento krok přerušil kvůli vlastní chybě a nic nezměnil: {{detail}}.',
    next: 'Zkuste to znovu; pokud se chyba zopakuje, nahlaste ji prosím spolu s tím, co jste dělali předtím.',
  },
  'core.closed': {
    sentence: 'Understudy se právě ukončuje a další příkazy nepřijímá.',
    next: 'Spusťte Understudy znovu.',
  },
  'core.cancelled': {
    sentence: 'Úlohu „{{task}}“ jste zrušili před jejím dokončením.',
    next: 'Můžete ji kdykoli spustit znovu.',
  },
  'shell.portBusy': {
    sentence: 'Port {{port}} už používá jiný program.',
    next: 'Zvolte jiný port volbou „--port“, nebo volbu vynechte a použije se libovolný volný port.',
  },
  'shell.unauthorized': {
    sentence: 'Tato stránka nebyla otevřena platným odkazem, nebo byl odkaz už jednou použit.',
    next: 'Spusťte Understudy znovu a otevřete adresu, kterou vypíše.',
  },
  'shell.unreachable': {
    sentence: 'Spojení s programem Understudy bylo přerušeno.',
    next: 'Ověřte, zda Understudy ještě běží; pokud ne, spusťte jej znovu a otevřete adresu, kterou vypíše.',
  },
} satisfies Record<keyof typeof coreFailures, FailureText>
