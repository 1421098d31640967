import type { workspaceFailures } from '../../failures/workspace.ts'
import type { FailureText } from '../shape.ts'

export const workspace = {
  'workspace.missing': {
    sentence: 'Soubor pracovního prostoru {{path}} neexistuje.',
    next: 'Zkontrolujte cestu, nebo tam vytvořte nový pracovní prostor.',
  },
  'workspace.notAWorkspace': {
    sentence: 'Soubor {{path}} není pracovní prostor aplikace Understudy.',
    next: 'Vyberte jiný soubor; tento zůstal beze změny.',
  },
  'workspace.damaged': {
    sentence: 'Pracovní prostor {{path}} je poškozený: {{problem}}.',
    next: 'Ponechte tento soubor tak, jak je, a pokračujte s jeho poslední kopií, nebo s tím, co z něj zachrání „understudy workspace recover“.',
  },
  'workspace.logMissing': {
    sentence:
      'Pracovní prostor {{path}} byl při kopírování nebo přesunutí otevřený a jeho protokol {{log}} chybí; bez něj obsahuje to, co se stalo do {{savedAt}}.',
    next: 'Vraťte protokol vedle něj, nebo ztrátu přijměte příkazem „understudy workspace accept-loss“.',
  },
  'workspace.displaced': {
    sentence:
      'Otevřený pracovní prostor {{path}} jiný program odstranil, přesunul nebo přepsal; nic dalšího se nezapisuje.',
    next: 'Vraťte soubor na jeho místo a spusťte Understudy znovu.',
  },
  'workspace.companionRefused': {
    sentence: '{{companion}} není soubor pracovního prostoru {{path}}, ale odkaz, složka nebo zařízení.',
    next: 'Zjistěte, kdo ho tam vytvořil, odstraňte ho a zkuste to znovu.',
  },
  'workspace.newer': {
    sentence:
      'Pracovní prostor {{path}} má formát {{version}}, ale tato verze aplikace Understudy čte formáty nejvýše do {{supported}}.',
    next: 'Otevřete ho ve verzi aplikace Understudy, která ho zapsala, nebo v novější.',
  },
  'workspace.locked': {
    sentence: 'Pracovní prostor {{path}} je otevřený v jiném procesu ({{holder}}).',
    next: 'Zavřete ho tam, nebo vyberte jiný pracovní prostor.',
  },
  'workspace.unwritable': {
    sentence: 'Do pracovního prostoru {{path}} nelze zapisovat ({{problem}}).',
    next: 'Přidělte si oprávnění k zápisu do souboru i do jeho složky, nebo vyberte pracovní prostor v jiné složce.',
  },
  'workspace.diskFull': {
    sentence: 'Svazek s pracovním prostorem {{path}} je plný; nic se nezměnilo.',
    next: 'Uvolněte na něm místo a zkuste to znovu.',
  },
  'workspace.replayRefused': {
    sentence:
      'Tato verze aplikace Understudy odmítá řádek {{row}} žurnálu v {{path}}, {{command}} ({{problem}}); nic se nezměnilo.',
    next: 'Uschovejte si kopii pracovního prostoru a otevřete ho ve verzi aplikace Understudy, která ho zapsala.',
  },
  'workspace.hashDiffers': {
    sentence: 'Přehrání žurnálu dalo stav {{actual}}, ale zaznamenaný je {{expected}}.',
    next: 'Uschovejte si kopii pracovního prostoru a otevřete ho ve verzi aplikace Understudy, která ho zapsala.',
  },
} satisfies Record<keyof typeof workspaceFailures, FailureText>
