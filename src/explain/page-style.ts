/** The page's style sheet. Colours hold a contrast of 4.5 to 1 and more against their ground, in light and in dark. */
export const STYLE = `
:root{color-scheme:light dark;--ground:#fff;--text:#1b1b1f;--faint:#5d6068;--line:#d4d6dc;--panel:#f5f6f8;--link:#0b57d0;--focus:#b3261e}
@media (prefers-color-scheme:dark){:root{--ground:#17181c;--text:#e9e9ee;--faint:#a5a8b2;--line:#3c3f47;--panel:#212329;--link:#9ec1ff;--focus:#ffb4ab}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:16px/1.55 system-ui,sans-serif}
header,main,footer{max-width:84rem;margin:0 auto;padding:1rem 1.25rem}
h1{font-size:1.6rem;margin:.5rem 0}h2{font-size:1.25rem;margin:0 0 .5rem;overflow-wrap:anywhere}h3{font-size:1.05rem;margin:1.25rem 0 .4rem}
a{color:var(--link)}a:focus-visible,button:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--ground);padding:.5rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem}
caption{text-align:left;color:var(--faint);padding:.25rem 0}
th,td{border-bottom:1px solid var(--line);padding:.4rem .6rem;text-align:left;vertical-align:top;overflow-wrap:break-word}th{white-space:nowrap}td{min-width:5.5rem}
th button{all:unset;cursor:pointer;font-weight:600}th button:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
th[aria-sort=ascending] button::after{content:" \\2191"}th[aria-sort=descending] button::after{content:" \\2193"}
.timeline svg{width:100%;height:auto;min-width:40rem;display:block}
.timeline text{fill:var(--text);font:12px system-ui,sans-serif}.timeline .axis{stroke:var(--line)}.timeline .bar{fill:#b45309}.timeline .point{fill:#b3261e}
@media (prefers-color-scheme:dark){.timeline .bar{fill:#f5a55a}.timeline .point{fill:#ff8f84}}
.page{display:flex;flex-direction:column}.overview{order:-1}
article{border-top:2px solid var(--line);padding:1.5rem 0}
.sides{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:1.5rem}
@media (max-width:60rem){.sides{grid-template-columns:minmax(0,1fr)}}
.text{white-space:pre-wrap;overflow-wrap:anywhere;margin:0;font:inherit}
.dropped{color:var(--faint);font-size:.85em}
.meta{color:var(--faint);margin:.1rem 0 1rem;overflow-wrap:anywhere}
mark{color:#1b1b1f;border-radius:.2em;padding:0 .1em;background:#e4e5ea}
mark a{color:inherit;text-decoration:none}
mark.victim{background:#ffc9c4}mark.organisation{background:#cfe0ff}mark.actor{background:#ecd0ff}mark.time{background:#c8efcb}mark.downtime{background:#ffe2a8}mark.money,mark.data{background:#bdeef0}mark.means{background:#ffd0ea}mark.incident{background:none;color:inherit;text-decoration:underline 2px #b45309}mark.unused{background:none;color:inherit;text-decoration:underline dotted var(--faint)}
mark.lit,mark:has(a:target){outline:3px solid var(--focus)}
.fields{position:sticky;top:0;max-height:100vh;overflow:auto;background:var(--panel);padding:.75rem 1rem;border-radius:.5rem}
dl{margin:0}dt{font-weight:600;margin-top:.6rem}dd{margin:0;overflow-wrap:anywhere}
.value:target,.value.lit{outline:3px solid var(--focus);border-radius:.25rem}
.quote{font-size:.88rem;color:var(--faint)}.quote code{font-size:.85em}
.none{color:var(--faint)}
.legend{font-size:.88rem;display:flex;flex-wrap:wrap;gap:.6rem;padding:0;margin:.5rem 0;list-style:none}
@media print{.scroll{overflow:visible}.timeline svg{min-width:0}.fields{position:static;max-height:none;overflow:visible;border:1px solid #888}article{break-before:page}mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}.sides{grid-template-columns:minmax(0,3fr) minmax(0,2fr)}.skip,th button::after{display:none}}
`
