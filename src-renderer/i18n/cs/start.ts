/** Czech texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { start as source } from '../en/start.ts'

export const start = {
  title: 'Čím chcete začít?',
  subtitle: 'Vše je zde emulované, dokud skript nepřenesete na skutečného hostitele.',
  rehearse: 'Nacvičit se dvěma hostiteli',
  rehearseText: 'Dva hostitelé a tři virtuální počítače, které se už replikují, jedním kliknutím.',
  rehearsing: 'Připravují se dva hostitelé, jejich certifikáty a tři virtuální počítače...',
  certificates: 'Vytvořit certifikáty pro mé hostitele',
  certificatesText: 'Kořenový certifikát, jeden certifikát pro každého hostitele a příkazy k importu.',
  build: 'Sestavit vlastní prostředí krok za krokem',
  buildText: 'Začněte jedním hostitelem; Understudy řekne další krok, dokud se převzetí služeb nepodaří.',
  line: 'Náhradník roli umí a může nastoupit už dnes večer. Replika také.',
} satisfies Localized<typeof source, 'cs'>
