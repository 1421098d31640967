/** Style sheet and icons of the report. The values are the product's tokens, by their roles; one rule serves both themes. */

export const reportStyle = `
:root {
  color-scheme: light dark;
  --color-surface: light-dark(#ffffff, #1a2024);
  --color-sunken: light-dark(#f6f8f9, #151a1d);
  --color-hover: light-dark(#edf1f3, #2b343a);
  --color-border: light-dark(#dfe4e7, #2f383e);
  --color-line: light-dark(#7c8992, #75838c);
  --color-text: light-dark(#1a2328, #e3e9ec);
  --color-muted: light-dark(#55636c, #a3b0b8);
  --color-accent: light-dark(#0a6266, #57bdb7);
  --color-accent-soft: light-dark(#e3f0ef, #17393a);
  --color-on-accent: light-dark(#ffffff, #05211f);
  --color-ok: light-dark(#1b7a46, #65c38d);
  --color-warn: light-dark(#8f5b00, #e2b04f);
  --color-bad: light-dark(#b3261e, #f58d84);
  --color-bad-soft: light-dark(#fdeceb, #38211f);
  --font-ui: "Segoe UI Variable Text", "Segoe UI", -apple-system, "SF Pro Text", system-ui, "Helvetica Neue", Arial, sans-serif;
  --font-code: "Cascadia Mono", Consolas, ui-monospace, "SF Mono", Menlo, monospace;
}
*, ::before, ::after { box-sizing: border-box; }
body, h1, h2, h3, p, ol, ul, dl, dd, table { margin: 0; padding: 0; }
ol, ul { list-style: none; }
body { background: var(--color-surface); color: var(--color-text); font: 400 .8125rem/1.25rem var(--font-ui); font-variant-numeric: tabular-nums; }
main { display: grid; gap: 40px; max-width: 1160px; margin: 0 auto; padding: 32px 24px 64px; }
section { display: grid; gap: 12px; min-width: 0; }
h1 { font: 600 1.25rem/1.75rem var(--font-ui); }
h2 { font: 600 1rem/1.5rem var(--font-ui); }
h3 { font: 600 .8125rem/1.25rem var(--font-ui); }
b { font-weight: 600; }
.muted { color: var(--color-muted); }
.small { font-size: .75rem; line-height: 1rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.code { font: 400 .75rem/1.25rem var(--font-code); overflow-wrap: anywhere; }
.path { overflow-wrap: anywhere; }
.head { display: grid; gap: 4px; padding-bottom: 16px; border-bottom: 1px solid var(--color-border); }
.brand { display: flex; align-items: center; gap: 8px; margin-bottom: 16px; font-weight: 600; }
.mark { width: 24px; height: 24px; border-radius: 50%; background: var(--color-accent); }
.mark__spot { clip-path: circle(10.5px at 12px 12px) view-box; }
.mark__lead { fill: var(--color-on-accent); stroke: var(--color-accent); stroke-width: 1.6; paint-order: stroke; }
.mark__understudy { fill: none; stroke: var(--color-on-accent); stroke-width: 1.3; }
.verdict { display: flex; flex-wrap: wrap; gap: 4px 12px; font-size: .875rem; line-height: 1.375rem; }
.status { display: inline-flex; align-items: center; gap: 6px; vertical-align: top; white-space: nowrap; }
.status--warn { color: var(--color-warn); }
.status--bad { color: var(--color-bad); }
.icon { flex: none; width: 16px; height: 16px; fill: none; stroke: currentColor; stroke-width: 1.25; stroke-linecap: round; stroke-linejoin: round; color: var(--color-muted); }
.icon.ok { color: var(--color-ok); }
.icon.warn { color: var(--color-warn); }
.icon.bad { color: var(--color-bad); }
.icon-knockout { stroke: var(--color-surface); stroke-width: 1.5; }
.figures { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); border-block: 1px solid var(--color-border); }
.figures > div { padding: 12px 20px; border-inline-start: 1px solid var(--color-border); }
.figures > div:first-child { padding-inline-start: 0; border: 0; }
.figure { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 10px; font: 400 1.75rem/2.25rem var(--font-ui); }
.figure .status { align-self: center; font: 400 .8125rem/1.25rem var(--font-ui); }
.strip { display: flex; gap: 2px; padding-top: 24px; }
.band { position: relative; flex-basis: 0; min-width: 0; height: 24px; border-radius: 3px; }
.band > span { position: absolute; bottom: 26px; left: 0; white-space: nowrap; font-size: .75rem; line-height: 1rem; color: var(--color-muted); }
.band:last-child > span { inset-inline: auto 0; }
.band--replicated { border-block: 2px solid var(--color-accent); background: var(--color-accent-soft); }
.band--again { border-block: 2px solid var(--color-accent); background: var(--color-accent-soft); }
.band--lost { background: repeating-linear-gradient(135deg, var(--color-bad) 0 2px, var(--color-bad-soft) 2px 6px); }
.band--lost > span { bottom: 28px; color: var(--color-bad); }
.band--away { border-block: 2px solid var(--color-line); background: var(--color-hover); }
table { width: calc(100% + 16px); margin-inline: -8px; border-collapse: collapse; table-layout: fixed; }
.checks th:nth-child(1) { width: 46%; }
.checks th:nth-child(4) { width: 112px; }
caption { padding: 4px 8px; text-align: start; font-weight: 600; }
th, td { height: 28px; padding: 4px 8px; text-align: start; vertical-align: top; border-bottom: 1px solid var(--color-border); }
thead th { font-weight: 400; color: var(--color-muted); background: var(--color-sunken); border: 0; }
tbody th { font-weight: 400; white-space: nowrap; }
td .status { white-space: normal; }
.end { text-align: end; }
.steps { display: grid; gap: 32px; }
.step { display: grid; gap: 8px; min-width: 0; }
.step__head { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4px 16px; }
.step__head p { display: flex; gap: 12px; }
.certificate { display: grid; gap: 4px; padding-block: 8px; border-bottom: 1px solid var(--color-border); }
.facts { display: grid; grid-template-columns: minmax(120px, max-content) minmax(0, 1fr); gap: 4px 16px; }
.facts dt { color: var(--color-muted); }
.group + .group { margin-inline-start: 1ch; }
.sign { display: grid; grid-template-columns: 1fr 1fr; gap: 24px; padding-top: 48px; }
.sign > p { padding-top: 4px; border-top: 1px solid var(--color-line); }
.files { columns: 3 240px; column-gap: 24px; }
@media (max-width: 760px) {
  .figures { grid-template-columns: 1fr 1fr; }
  .figures > div:nth-child(odd) { padding-inline-start: 0; border-inline: 0; }
  .figures > div:nth-child(n+3) { border-top: 1px solid var(--color-border); }
  .strip b { display: none; }
  .facts { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .facts dd { margin-bottom: 8px; }
}
@media print {
  :root { color-scheme: light; }
  main { max-width: none; padding: 0; gap: 24px; }
  .step, .certificate, .figures, .strip, tr { break-inside: avoid; }
  h2, h3, caption, thead { break-after: avoid; }
  .band, .mark, thead th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`

export const reportIcons = `<svg width="0" height="0" style="position:absolute" aria-hidden="true">
<symbol id="mark" viewBox="0 0 24 24"><g class="mark__spot"><g class="mark__understudy"><circle cx="15.9" cy="8.1" r="2.6"/><path d="M11.1 25v-6.4a4.8 4.8 0 0 1 9.6 0V25"/></g><g class="mark__lead"><circle cx="9.3" cy="9.6" r="3.2"/><path d="M3.9 25v-4.6a5.4 5.4 0 0 1 10.8 0V25"/></g></g></symbol>
<symbol id="ok" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.5" fill="currentColor" stroke="none"/><path class="icon-knockout" d="m5 8.25 2.1 2.1L11 6"/></symbol>
<symbol id="bad" viewBox="0 0 16 16"><path d="M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3z" fill="currentColor" stroke="none"/><path class="icon-knockout" d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4"/></symbol>
<symbol id="warn" viewBox="0 0 16 16"><path d="M7.05 2.1a1.1 1.1 0 0 1 1.9 0l5.6 9.8a1.1 1.1 0 0 1-.95 1.65H2.4a1.1 1.1 0 0 1-.95-1.65z" fill="currentColor" stroke="none"/><path class="icon-knockout" d="M8 5.9v3.2M8 11.25h.01"/></symbol>
<symbol id="clock" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.9"/><path d="M8 4.75V8l2.25 1.5"/></symbol>
</svg>`
