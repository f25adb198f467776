import { COLOURS } from '../draw/picture';

export const STYLE = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#f6f8fa;color:${COLOURS.ink};font:14px/1.45 "DejaVu Sans","Segoe UI",Roboto,Arial,sans-serif}
main{max-width:62rem;margin:0 auto;padding:2rem;background:#fff}
h1{font-size:1.6rem;margin:0}
h2{font-size:1.15rem;margin:2rem 0 .6rem;padding-bottom:.2rem;border-bottom:2px solid ${COLOURS.ink}}
.subtitle{margin:.2rem 0;color:${COLOURS.faint}}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:.6rem 0;font-size:.85rem}
th,td{padding:.3rem .45rem;border-bottom:1px solid ${COLOURS.grid};text-align:left;vertical-align:top;overflow-wrap:break-word}
th{border-bottom:1px solid ${COLOURS.faint};background:#f6f8fa}
th.group{background:#eaeef2;border-bottom:0}
.right{text-align:right;white-space:nowrap}
.pass{color:${COLOURS.pass}}.fail{color:${COLOURS.fail}}.inconclusive{color:${COLOURS.inconclusive}}.not_measured{color:${COLOURS.not_measured}}
dl{display:grid;grid-template-columns:minmax(9rem,max-content) 1fr;gap:.15rem 1rem;margin:.4rem 0}
dl.two{grid-template-columns:minmax(7rem,max-content) 1fr minmax(7rem,max-content) 1fr}
dt{color:${COLOURS.faint}}dd{margin:0;overflow-wrap:anywhere}.unstated{color:${COLOURS.faint};font-style:italic}
p{margin:.3rem 0;white-space:pre-line;overflow-wrap:anywhere}.small{font-size:.8rem;color:${COLOURS.faint}}
.figures{display:flex;flex-wrap:wrap;gap:1rem;margin:.6rem 0}
figure{margin:0;flex:1 1 20rem;min-width:0}
figure svg{width:100%;height:auto;display:block;font-family:"DejaVu Sans","Segoe UI",Roboto,Arial,sans-serif}
figcaption{font-size:.8rem;font-weight:bold;margin-bottom:.2rem}
.photos img{display:block;width:100%;max-width:15rem;height:auto}
.signatures{display:flex;gap:2rem;margin-top:1.5rem}.signatures div{flex:1;border-top:1px solid ${COLOURS.ink};padding-top:.3rem;margin-top:3.5rem}
footer{margin-top:2rem;font-size:.8rem;color:${COLOURS.faint}}
@media (max-width:40rem){main{padding:1rem}dl.two{grid-template-columns:max-content 1fr}.signatures{display:block}}
@page{size:A4;margin:15mm}
@media print{body{background:#fff;font-size:9pt}main{max-width:none;padding:0}h2{break-after:avoid}figure,tr,.signatures{break-inside:avoid}.scroll{overflow:visible}figure{flex-basis:40%}}
`;
