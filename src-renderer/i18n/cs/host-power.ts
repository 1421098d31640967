/** Czech texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { hostPower as source } from '../en/host-power.ts'

export const hostPower = {
  menuOf: 'Akce pro {{host}}',
  shutDown: 'Vypnout...',
  turnOff: 'Vypnout napájení (výpadek proudu)...',
  turnOn: 'Zapnout',
  turnedOn: '{{host}} je zapnutý',
  restartService: 'Restartovat službu (vmms)',
  serviceRestarted: 'Služba Správa virtuálních počítačů Hyper-V na {{host}} byla restartována',
  remove: 'Odebrat hostitele...',
  removed: 'Odebráno: {{host}}',
  shutDownTitle: 'Vypnout {{host}}',
  shutDownText:
    'Hostitel se řádně vypne. Předtím se s každým virtuálním počítačem stane to, co určuje jeho akce při automatickém zastavení; protokoly replikace se uzavřou, takže kvůli tomu není potřeba opětovná synchronizace.',
  shutDownDo: 'Vypnout',
  turnOffTitle: 'Vypnout napájení {{host}}',
  turnOffText:
    'Je to výpadek proudu: vše na hostiteli se zastaví uprostřed práce a co hostované systémy ještě nezapsaly, je ztraceno.',
  turnOffDo: 'Vypnout napájení',
  removeTitle: 'Odebrat {{host}}',
  removeText:
    'Hostitel se odebere z pracovního prostoru i se svým nastavením, úložišti certifikátů a protokolem událostí. Jeho certifikáty zůstanou v inventáři.',
  removeDo: 'Odebrat',
  costStops: 'Ihned se zastaví',
  costResynchronizes: 'Po návratu hostitele vyžadují opětovnou synchronizaci',
  costInitialAgain: 'Musí znovu odeslat počáteční kopii',
  costWaits: 'Zatím nemohou odesílat na tohoto hostitele',
  costNothing: 'Na tomto hostiteli neběží žádný virtuální počítač a žádný se na něj nereplikuje.',
  stopSave: 'Uloží se',
  stopShutDown: 'Vypnou se',
  stopTurnOff: 'Vypne se jim napájení',
} satisfies Localized<typeof source, 'cs'>
