import type { Document } from '../domain/document.ts';
import { shorten, visible } from '../kernel/text.ts';
import { frameTexts } from './frame-texts.ts';

const fonts = `"Segoe UI",-apple-system,"Helvetica Neue","Noto Sans","Liberation Sans",Arial,system-ui,sans-serif`;

/** The one style sheet of the HTML report: light and dark, screen and paper. */
export const htmlStyle = `
:root{color-scheme:light dark;--ink:#242424;--dim:#616161;--line:#e0e0e0;--soft:#f5f5f5;--paper:#fff;--good:#0e700e;--bad:#b10e1c;--warn:#8a5a00;--accent:#0f548c}
@media (prefers-color-scheme:dark){:root{--ink:#f0f0f0;--dim:#adadad;--line:#3d3d3d;--soft:#292929;--paper:#1f1f1f;--good:#7ad06d;--bad:#f1707b;--warn:#f2c661;--accent:#77b7f7}}
*{box-sizing:border-box}html{-webkit-text-size-adjust:100%}
body{font:15px/1.55 ${fonts};color:var(--ink);background:var(--paper);max-width:58rem;margin:0 auto;padding:2.5rem 1.5rem 4rem;font-variant-numeric:tabular-nums}
h1,h2,h3,h4{font-weight:600;line-height:1.25;letter-spacing:-.01em;text-wrap:balance}
h1{font-size:2rem;margin:.6rem 0 .2rem}h2{font-size:1.35rem;margin:2.6rem 0 .8rem;padding-top:.9rem;border-top:1px solid var(--line)}h3{font-size:1.08rem;margin:1.8rem 0 .5rem}h4{font-size:.95rem;margin:1.3rem 0 .3rem}
p{margin:.5rem 0;max-width:46rem;overflow-wrap:anywhere}.subtitle{color:var(--dim);font-size:1.02rem}.muted,caption,dt,time,.id{color:var(--dim)}.good{color:var(--good)}.bad{color:var(--bad)}.warning{color:var(--warn)}.strong{font-weight:600}p.strong{font-size:1.12rem;line-height:1.45}
.band{display:flex;align-items:center;min-height:1.6rem;gap:1rem}.logo{max-height:3.2rem;max-width:14rem}.marking{margin:0 0 0 auto;padding:.1rem .55rem;font-weight:700;font-size:.9rem;background:#000;color:#fff}.tlp-red{color:#ff2b2b}.tlp-amber{color:#ffc000}.tlp-green{color:#33ff00}
a{color:var(--accent);text-underline-offset:.15em}nav{margin:2rem 0}nav h2{font-size:1rem;border:0;padding:0;margin:0 0 .4rem;color:var(--dim)}nav ol{list-style:none;margin:0;padding:0;columns:2;column-gap:2.5rem}nav li{padding:.12rem 0;break-inside:avoid}nav a{text-decoration:none;color:inherit}nav a:hover{text-decoration:underline}nav .l2{padding-left:1rem;color:var(--dim)}
ul,ol{padding-left:1.35rem;margin:.5rem 0}main li{padding:.14rem 0;max-width:46rem;overflow-wrap:anywhere}main li::marker{color:var(--dim)}
table{border-collapse:collapse;width:100%;margin:.8rem 0 1.4rem;font-size:.9rem;line-height:1.45}th,td{text-align:left;vertical-align:top;padding:.42rem .9rem .42rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}td.text{min-width:6.4rem;hyphens:auto}th:last-child,td:last-child{padding-right:0}thead th{color:var(--dim);font-weight:600;border-bottom-color:var(--dim);overflow-wrap:normal;vertical-align:bottom}th.right,.right{text-align:right}.fixed,.id{white-space:nowrap;overflow-wrap:normal}.id{font-size:.85em}
caption{text-align:left;font-weight:600;padding-bottom:.4rem}dl{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.25rem 1.4rem;margin:.8rem 0}dd{margin:0;overflow-wrap:anywhere}
.timeline{list-style:none;padding-left:0;border-left:2px solid var(--line)}.timeline li{padding:.2rem 0 .2rem 1rem}time{margin-right:.6rem}
.statement{display:grid;grid-template-columns:6.2rem 1fr;max-width:none;margin:0;padding:.22rem 0}.nature{font-size:.8rem;font-weight:600;line-height:1.95;color:var(--good)}.inference .nature{color:var(--accent)}.unknown .nature{color:var(--warn)}.ref{font-size:.8em;text-decoration:none;color:var(--dim)}.ref:hover{text-decoration:underline}:target{background:var(--soft)}
.blank{margin:.9rem 0}.blank i{display:block;height:1.9rem;border-bottom:1px solid var(--dim)}
pre{overflow-x:auto;background:var(--soft);padding:.8rem;font-size:.85rem;white-space:pre-wrap;overflow-wrap:anywhere}
figure{margin:1rem 0 1.6rem}figcaption{font-weight:600;font-size:.9rem;margin-bottom:.3rem}svg{display:block;width:100%;height:auto;font-size:12px}svg text{fill:var(--dim)}svg .ink{fill:var(--ink)}svg .grid{stroke:var(--line)}svg .line{fill:none;stroke:var(--accent);stroke-width:2;stroke-linejoin:round}svg .m-bad{fill:var(--bad)}svg .m-warning{fill:var(--warn)}svg .m-good{fill:var(--good)}svg .m-plain,svg .m-strong{fill:var(--accent)}svg .m-muted{fill:var(--dim)}
.compact h2{margin:1.3rem 0 .3rem;padding:0;border:0;font-size:1.12rem}.compact li{padding:.04rem 0;max-width:none}.compact figure{margin:.7rem 0}
@media (max-width:40rem){body{padding:1.2rem 1rem}nav ol{columns:1}.statement,dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}table{display:block;overflow-x:auto}}
@media print{:root{color-scheme:light;--ink:#000;--dim:#555;--line:#d0d0d0;--soft:#f3f3f3;--paper:#fff;--good:#0e700e;--bad:#a50d1a;--warn:#7a4f00;--accent:#0f548c}body{max-width:none;padding:0;font-size:9.6pt;line-height:1.45;print-color-adjust:exact;-webkit-print-color-adjust:exact}h1{font-size:20pt}h2{font-size:13.5pt;margin-top:1.7rem}p,main li{max-width:none}h2,h3,h4,caption,figcaption{break-after:avoid}tr,li,figure,.statement,.blank,dl{break-inside:avoid}thead{display:table-header-group}a{color:inherit;text-decoration:none}table{font-size:8.6pt}th,td{padding-top:.3rem;padding-bottom:.3rem}td.text{min-width:6.4rem}.compact{font-size:9.2pt}.compact h1{font-size:17pt;margin-top:0}.compact h2{font-size:11pt;margin-top:.8rem}.compact p,.compact ul,.compact ol,.compact dl{margin:.3rem 0}.compact figure{margin:.5rem 0}.band .marking,.bare{display:none}:target{background:none}}
`.trim();

/** Official colours of the traffic light protocol 2.0, always on black (first.org/tlp). */
const tlpColours: { readonly [label: string]: string } = {
  'TLP:RED': '#ff2b2b',
  'TLP:AMBER': '#ffc000',
  'TLP:AMBER+STRICT': '#ffc000',
  'TLP:GREEN': '#33ff00',
};

/** What stands on every printed page: the label above and below, the title, the number of the page. */
export function pageStyle({ title, subtitle, language, marking, paper }: Document): string {
  const words = frameTexts[language];
  const line = `${cssText(`${shorten(title, 60)} · ${shorten(subtitle, 70)} · ${words.page} `)} counter(page) " ${words.of} " counter(pages)`;
  const boxes = [
    `@bottom-left{content:${line};font:8pt ${fonts};color:#555;white-space:nowrap}`,
    ...(marking === null
      ? []
      : [
          `@top-right{${label(marking)};margin:0 0 4mm auto}`,
          `@bottom-right{${label(marking)};margin:0 0 0 auto}`,
        ]),
  ];
  const size = paper === null ? '' : `size:${paper === 'a4' ? 'A4' : 'letter'};`;
  return `@page{${size}margin:${marking === null ? 16 : 19}mm 17mm 17mm;${boxes.join('')}}`;
}

/** At the right of head and foot, in bold of 12 points on black, as the protocol asks. */
function label(marking: string): string {
  const width = Math.round([...marking].length * 3 + 5);
  return `content:${cssText(marking)};font:700 12pt ${fonts};color:${tlpColours[marking] ?? '#fff'};background:#000;text-align:center;white-space:nowrap;width:${width}mm;height:6.5mm;vertical-align:middle`;
}

/** A string of a style sheet that no text can end: everything but letters and digits is escaped. */
function cssText(text: string): string {
  const escaped = [...visible(text)].map((character) =>
    /[\p{L}\p{N} ]/u.test(character) ? character : `\\${character.codePointAt(0)!.toString(16)} `,
  );
  return `"${escaped.join('')}"`;
}
