/** The one style sheet of the HTML report: light and dark, screen and paper. */
export const htmlStyle = `
:root{color-scheme:light dark;--ink:#1b1a19;--dim:#605e5c;--line:#d2d0ce;--paper:#fff;--good:#0b6a0b;--bad:#b10e1c;--warn:#835b00;--accent:#0f6cbd}
@media (prefers-color-scheme:dark){:root{--ink:#f3f2f1;--dim:#b3b0ad;--line:#484644;--paper:#1b1a19;--good:#6ccb5f;--bad:#ff99a4;--warn:#fce100;--accent:#62abf5}}
*{box-sizing:border-box}body{font:15px/1.5 "Segoe UI",system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:60rem;margin:0 auto;padding:2rem 1.5rem}
h1{font-size:1.9rem;line-height:1.2;margin:.2em 0}h2{font-size:1.4rem;border-bottom:1px solid var(--line);padding-bottom:.2em;margin-top:2em}h3{font-size:1.1rem;margin-top:1.6em}h4{margin-bottom:.3em}
.subtitle,.muted,caption,dt,time{color:var(--dim)}.good{color:var(--good)}.bad{color:var(--bad)}.warning{color:var(--warn)}.strong{font-weight:600}.marking{font-weight:700;color:var(--warn);text-align:right;margin:0}
nav ol{columns:2}a{color:var(--accent)}table{border-collapse:collapse;width:100%;margin:1em 0;font-size:.92rem}th,td{text-align:left;vertical-align:top;padding:.35em .6em;border-bottom:1px solid var(--line);overflow-wrap:anywhere}th{color:var(--dim);font-weight:600;white-space:nowrap}.right{text-align:right}td.fixed{white-space:nowrap;overflow-wrap:normal}@media (max-width:40rem){td.fixed{white-space:normal}}
caption{text-align:left;font-weight:600;padding-bottom:.4em}dl{display:grid;grid-template-columns:max-content 1fr;gap:.2em 1.2em}dd{margin:0;overflow-wrap:anywhere}
.timeline{list-style:none;padding-left:0;border-left:2px solid var(--line)}.timeline li{padding:.15em 0 .15em 1em}time{font-variant-numeric:tabular-nums;margin-right:.6em}
pre{overflow-x:auto;border:1px solid var(--line);padding:.8em}figure{margin:1em 0}svg{width:100%;height:auto}polyline{fill:none;stroke:var(--accent);stroke-width:2}
@media print{@page{margin:18mm 16mm;@bottom-right{content:counter(page) " / " counter(pages)}}body{max-width:none;padding:0;font-size:10.5pt}h2,h3{break-after:avoid}tr,li,figure{break-inside:avoid}thead{display:table-header-group}:root{color-scheme:light;--ink:#000;--paper:#fff}}
`.trim();
