/** The description by which software centres of Linux show the app (AppStream). */

interface Described {
  readonly version: string
  /** When it was built, as 2026-01-31. */
  readonly date: string
  readonly homepage: string
  readonly developer: string
}

interface Words {
  readonly summary: string
  readonly first: string
  readonly points: readonly string[]
  readonly last: string
}

const words: Readonly<Record<'en' | 'de' | 'cs', Words>> = {
  en: {
    summary: 'Certificates and rehearsed failover for Hyper-V Replica',
    first: 'Understudy is for people who run Hyper-V hosts, mostly two to a few dozen in a workgroup.',
    points: [
      'It makes the certificates that Hyper-V Replica needs, in files that Windows takes.',
      'It guides through enabling replication and through every kind of failover, in the words of Hyper-V Manager.',
      'It lets you rehearse all of it on emulated hosts, and writes a runbook for the real ones.',
    ],
    last: 'It never touches a real host by itself, and there is no network traffic that you did not start.',
  },
  de: {
    summary: 'Zertifikate und geprobtes Failover für Hyper-V-Replikat',
    first:
      'Understudy ist für alle, die Hyper-V-Hosts betreiben, meist zwei bis einige Dutzend in einer Arbeitsgruppe.',
    points: [
      'Es stellt die Zertifikate aus, die Hyper-V-Replikat braucht, in Dateien, die Windows annimmt.',
      'Es führt durch das Aktivieren der Replikation und durch jede Art von Failover, mit den Begriffen des Hyper-V-Managers.',
      'Es lässt Sie alles auf emulierten Hosts proben und schreibt ein Runbook für die echten.',
    ],
    last: 'Es greift nie von sich aus auf einen echten Host zu, und es gibt keinen Netzwerkverkehr, den Sie nicht ausgelöst haben.',
  },
  cs: {
    summary: 'Certifikáty a nacvičené převzetí služeb při selhání pro Hyper-V Replica',
    first: 'Understudy je pro správce hostitelů Hyper-V, většinou dvou až několika desítek v pracovní skupině.',
    points: [
      'Vystaví certifikáty, které Hyper-V Replica potřebuje, v souborech, které Windows přijmou.',
      'Provede povolením replikace a každým druhem převzetí služeb při selhání, v pojmech Správce technologie Hyper-V.',
      'Všechno si můžete nacvičit na emulovaných hostitelích a pro skutečné napíše postup.',
    ],
    last: 'Sám nikdy nesahá na skutečného hostitele a žádný síťový provoz nevznikne bez vás.',
  },
}

const languages = ['en', 'de', 'cs'] as const

/** Writes the description. @returns XML, complete with its declaration. */
export function metainfo({ version, date, homepage, developer }: Described): string {
  const each = (name: string, of: (words: Words) => string) =>
    languages.map(
      (language) =>
        `<${name}${language === 'en' ? '' : ` xml:lang="${language}"`}>${escape(of(words[language]))}</${name}>`,
    )
  const indented = (spaces: number, lines: readonly string[]) =>
    lines.map((line) => ' '.repeat(spaces) + line).join('\n')
  const items = words.en.points.flatMap((_, at) => each('li', ({ points }) => points[at] ?? ''))
  return `<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>org.understudy.app</id>
  <metadata_license>FSFAP</metadata_license>
  <project_license>MIT</project_license>
  <name>Understudy</name>
${indented(
  2,
  each('summary', ({ summary }) => summary),
)}
  <developer_name>${escape(developer)}</developer_name>
  <description>
${indented(
  4,
  each('p', ({ first }) => first),
)}
    <ul>
${indented(6, items)}
    </ul>
${indented(
  4,
  each('p', ({ last }) => last),
)}
  </description>
  <launchable type="desktop-id">org.understudy.app.desktop</launchable>
  <url type="homepage">${escape(homepage)}</url>
  <provides>
    <binary>understudy-desktop</binary>
    <binary>understudy</binary>
    <mediatype>application/vnd.understudy.workspace</mediatype>
  </provides>
  <content_rating type="oars-1.1"/>
  <releases>
    <release version="${escape(version)}" date="${escape(date)}"/>
  </releases>
</component>
`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
