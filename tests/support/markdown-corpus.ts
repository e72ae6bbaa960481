import {canonicalSections} from '../../src/core/content/section-form.ts'
import {sectionLanguages, sectionNames} from '../../src/core/content/section-names.ts'

/** A file of a corpus, at a path of its own. */
export interface CorpusFile {
  file: string
  text: string
}

/** What keeps real files from being MDX, a line each; `0` is replaced, so that no two files say the same. */
const traps = [
  'See <https://example.com/dashboard-0>, <ops@example.com>.',
  'Upgrade the pool <NODE POOL NAME 0> by hand.',
  'It fires when <3 % is free, and a<b, and x <- y.',
  'The series up{job="node-0"} has {no value}, and {{ .Value }}.',
  '<!-- reviewed by ops 0 -->\nText after a comment.',
  'A tag <br> that nobody closes, and <b>another.',
  'import this from the wiki, page 0',
  'export FOO=bar0',
  '<details><summary>More</summary>Hidden 0</details>',
  'Braces } { and <Foo.Bar { stay.',
  'A style <style>p { color: red }</style> shows.',
  'The set is {a, b} \\{ and <T0>.',
  '<p align=center class=x>Unquoted 0</p>',
]

const commands = [
  ['console', '$ kubectl -n $NAMESPACE get pods\nNAME READY\nweb-0 <none>'],
  ['bash', 'ssh <host> df -h /var/$DISK'],
  ['', 'systemctl restart web-0'],
  ['sh', 'curl -H "X-Id: YOUR_ID" https://example.com/orders/0'],
  ['yaml', 'kind: Pod\nname: web-0'],
  ['', 'a line of a log 0'],
] as const

type Form = (file: {title: string; sections: string[]; body: (section: number) => string; number: number}) => string

const forms: Record<string, Form> = {
  hugo: ({title, sections, body, number}) =>
    `+++\ntitle = "${title}"\nweight = ${number}\ntags = ["storage", "node"]\n+++\n\n${sections.map((name, at) => `## ${name}\n\n${body(at)}\n`).join('\n')}\nSee {{< ref "file-${number % 100}.md" >}}.\n`,
  mkdocs: ({title, sections, body}) =>
    `${title}\n=====\n\n!!! warning "Careful, please"\n    Do not delete ${title}.\n\n${sections.map((name, at) => `${name}\n-----\n\n${body(at)}\n`).join('\n')}`,
  docusaurus: ({title, sections, body, number}) =>
    `---\ntitle: ${title}\nsidebar_position: ${number}\ndescription: What ${title} is.\n---\n\n:::tip Short\nDo it ${number}.\n:::\n\n${sections.map((name, at) => `## ${name}\n\n${body(at)}\n`).join('\n')}`,
  wiki: ({title, sections, body}) => `# ${title}\n\n${sections.map((name, at) => `# ${name}\n\n${body(at)}\n`).join('\n')}`,
}

/**
 * Makes runbooks in the forms of Hugo, MkDocs, Docusaurus and plain wikis, with headings in nine languages, what trips MDX, commands with
 * prompts and stand-ins, tables, and links among each other. The same at every call.
 *
 * @param perForm How many files each form has.
 */
export function markdownCorpus(perForm: number): CorpusFile[] {
  return Object.entries(forms).flatMap(([form, write]) =>
    Array.from({length: perForm}, (_, number) => {
      const language = sectionLanguages[number % sectionLanguages.length] ?? 'en'
      const sections = canonicalSections.filter((_id, at) => (at + number) % 3 !== 0).map((id, at) => nameOf(id, language, number + at))
      // Now and then a section that is nobody's.
      if (number % 20 === 0) sections.push(`Notes of team ${number}`)
      const text = write({title: `Runbook ${form} ${number}`, sections, number, body: at => bodyOf(number, at, form, perForm)})
      return {file: `docs/${form}/file-${number}.md`, text}
    }),
  )
}

function nameOf(id: string, language: (typeof sectionLanguages)[number], seed: number): string {
  const names = sectionNames[id]?.[language] ?? []
  return names[seed % names.length] ?? id
}

function bodyOf(number: number, at: number, form: string, perForm: number): string {
  const numbered = (text: string) => text.replaceAll(/0(?!\d)/g, String(number))
  const [language, command] = commands[(number + at) % commands.length] ?? ['', '']
  const trap = numbered(traps[(number * 3 + at) % traps.length] ?? '')
  const other = `file-${(number + at + 1) % perForm}`
  const link = form === 'wiki' ? `[[${other}]]` : `[the other ${at}](${at % 2 === 0 ? `${other}.md` : `./${other}/`})`
  const parts = [
    trap,
    `1. Look at ${link}.\n\n   \`\`\`${language}\n   ${numbered(command).replaceAll('\n', '\n   ')}\n   \`\`\`\n\n2. Wait ${at} minutes.`,
    `| Key | Value |\n|---|---|\n| k${number} | v${at} |`,
  ]
  return parts.join('\n\n')
}
