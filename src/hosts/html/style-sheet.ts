/** The style of every page: light and dark, for a phone, a wide screen and paper. */
export const STYLE_SHEET = `
:root{color-scheme:light dark;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;
--mono:ui-monospace,"Cascadia Mono",Menlo,Consolas,"Liberation Mono",monospace;
--paper:#f4f6f8;--sheet:#fff;--ink:#18202b;--muted:#566170;--line:#d9dfe6;--zebra:#f6f8fa;--link:#1f4fc4;
--good:#14622f;--good-back:#def2e4;--uneasy:#744600;--uneasy-back:#fcedcb;--bad:#a01212;--bad-back:#fde2e0;
--quiet:#515b69;--quiet-back:#e9edf1;--plain-mark:#6f8fc9;--failed-mark:#cf7d1b;--suspect-mark:#c21d1d}
@media (prefers-color-scheme:dark){:root{
--paper:#10141a;--sheet:#171d25;--ink:#e5e9ef;--muted:#9ba6b5;--line:#2c3541;--zebra:#1c232c;--link:#91b4ff;
--good:#85d99f;--good-back:#12351f;--uneasy:#f2c56b;--uneasy-back:#3a2a08;--bad:#ffa19b;--bad-back:#451c1d;
--quiet:#aab4c1;--quiet-back:#28313c;--plain-mark:#5b7fc4;--failed-mark:#d28a35;--suspect-mark:#ff5f57}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:14px/1.5 var(--sans);overflow-wrap:anywhere}
header,main,footer{max-width:1280px;margin:0 auto;padding:0 20px}
header{padding-top:28px}
h1{margin:0 0 6px;font-size:26px;line-height:1.25}
header dl{display:flex;flex-wrap:wrap;gap:2px 20px;margin:0;color:var(--muted)}
header dl div{display:flex;gap:6px}
header dt{flex:none;max-width:50%}
header dt::after{content:":"}
dd{margin:0}
nav ul{display:flex;flex-wrap:wrap;gap:4px 16px;margin:14px 0 0;padding:0;list-style:none}
a{color:var(--link);text-underline-offset:2px}
main{padding-top:16px;padding-bottom:8px}
section{margin:0 0 16px;padding:16px 18px;background:var(--sheet);border:1px solid var(--line);border-radius:8px}
h2{margin:0 0 10px;font-size:18px;line-height:1.3}
main>h2{margin:24px 0 10px}
h3{margin:0 0 8px;font-size:15px;line-height:1.35}
p{margin:0 0 8px}
section>:last-child,section p:last-child{margin-bottom:0}
.text{margin:0 0 16px}
.note,.none{color:var(--muted);font-size:13px;margin:8px 0 0}
small{color:var(--muted);font-size:.86em;font-weight:400}
.verdict{font-size:17px;border-left:6px solid var(--quiet)}
.verdict.good{border-left-color:var(--good)}
.verdict.uneasy{border-left-color:var(--uneasy)}
.verdict.bad{border-left-color:var(--bad)}
.error{border-left:6px solid var(--bad)}
.error p{color:var(--bad)}
b.good,b.uneasy,b.bad,b.quiet{padding:1px 6px;border-radius:4px;font-size:.86em;font-weight:600;white-space:nowrap}
b.good{color:var(--good);background:var(--good-back)}
b.uneasy{color:var(--uneasy);background:var(--uneasy-back)}
b.bad{color:var(--bad);background:var(--bad-back)}
b.quiet{color:var(--quiet);background:var(--quiet-back)}
mark{padding:1px 4px;border-radius:4px;color:var(--bad);background:var(--bad-back);font-weight:600}
.fit{container-type:inline-size;font-size:13px}
/* About the height of its rows, until they are laid out. */
.part{content-visibility:auto;contain-intrinsic-size:auto 10900px}
table{width:100%;border-collapse:collapse}
th{position:sticky;top:0;z-index:1;padding:7px 8px;background:var(--sheet);box-shadow:inset 0 -2px 0 var(--line);text-align:left;font-weight:600;white-space:nowrap}
td{padding:6px 8px;border-bottom:1px solid var(--line);vertical-align:baseline}
.zebra tr:nth-child(even),tbody:nth-of-type(even){background:var(--zebra)}
td{font-variant-numeric:tabular-nums}
/* A name in a script that runs from right to left does not change the order of what stands beside it. */
td,dd{unicode-bidi:plaintext;text-align:left}
td span,.facts span,dd>*,td>*{unicode-bidi:isolate}
tbody:not(.zebra) tr:first-child:not(:last-child) td{border-bottom:0;padding-bottom:1px}
tr:target:target,tbody:not(.zebra) tr:target+tr,dl:target{background:var(--uneasy-back)}
tr:target,dl:target{scroll-margin-top:4em}
td[colspan]{padding-top:0;color:var(--muted)}
td[colspan] span{margin-right:12px}
i{font-style:normal;color:var(--muted)}
td[colspan] span i,.facts i{font-size:.9em}
td[colspan] span{color:var(--ink)}
.record{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,300px),1fr));gap:10px 24px;margin:0}
.record dt{color:var(--muted);font-size:12px}
.findings{margin:0;padding:0;list-style:none;display:grid;gap:10px}
.findings li{padding:10px 14px;border:1px solid var(--line);border-left:5px solid var(--quiet);border-radius:6px}
.findings li.bad{border-left-color:var(--bad)}
.findings li.uneasy{border-left-color:var(--uneasy)}
.findings h3{margin:0 0 4px}
.findings p{margin:0 0 4px}
.facts{font-size:13px}
.facts span{margin-right:14px}
.chart{margin:0 0 14px}
figcaption{margin:0 0 6px;font-weight:600}
.lane{display:grid;grid-template-columns:150px 1fr;align-items:end;gap:10px;border-bottom:1px solid var(--line);padding:3px 0 0}
.lane span::first-letter{text-transform:uppercase}
.lane svg{display:block;width:100%;height:30px}
.ticks{display:flex;justify-content:space-between;margin:4px 0 0;padding:0 0 0 160px;list-style:none;color:var(--muted);font-size:12px;font-variant-numeric:tabular-nums}
rect.plain{fill:var(--plain-mark)}rect.failed{fill:var(--failed-mark)}rect.suspect{fill:var(--suspect-mark)}
rect:hover{stroke:var(--ink);stroke-width:3;vector-effect:non-scaling-stroke}
.legend{display:flex;flex-wrap:wrap;gap:4px 18px;margin:0 0 12px;padding:0;list-style:none;color:var(--muted);font-size:13px}
.legend [class]::before{content:"";display:inline-block;width:10px;height:10px;margin-right:6px;border-radius:2px}
.legend .plain::before{background:var(--plain-mark)}.legend .failed::before{background:var(--failed-mark)}.legend .suspect::before{background:var(--suspect-mark)}
summary{cursor:pointer;color:var(--link);font-weight:600}
summary:focus-visible,a:focus-visible{outline:2px solid var(--link);outline-offset:2px}
details[open]>summary{margin-bottom:10px}
footer{padding-top:4px;padding-bottom:28px;color:var(--muted);font-size:13px}
@media (max-width:640px){
header,main,footer{padding-left:12px;padding-right:12px}
section{padding:12px}
h1{font-size:21px}
.lane{grid-template-columns:1fr;gap:2px}
.ticks{padding-left:0}
.ticks li:nth-child(even){display:none}
}
@media print{
@page{size:A4;margin:14mm}
:root{color-scheme:light;
--paper:#fff;--sheet:#fff;--ink:#000;--muted:#454e59;--line:#c5ccd4;--zebra:#f4f6f8;--link:#000;
--good:#14622f;--good-back:#def2e4;--uneasy:#744600;--uneasy-back:#fcedcb;--bad:#a01212;--bad-back:#fde2e0;
--quiet:#515b69;--quiet-back:#e9edf1;--plain-mark:#6f8fc9;--failed-mark:#cf7d1b;--suspect-mark:#c21d1d}
*{print-color-adjust:exact}
body{font-size:10.5pt}
header,main,footer{max-width:none;padding:0}
header{margin-bottom:12pt}
nav{display:none}
section{border:0;border-radius:0;padding:0;margin-bottom:14pt}
.verdict,.error{padding-left:10pt}
.verdict{border-left-style:solid;border-left-width:5px}
.fit{font-size:8.5pt}
h2,h3,figcaption{break-after:avoid}
tr,tbody:not(.zebra),.findings li,.chart,.record div{break-inside:avoid}
tbody:not(.zebra) tr:first-child:not(:last-child){break-after:avoid}
th{position:static}
details:not([open]) summary{color:var(--muted);font-weight:400}
}
`;
