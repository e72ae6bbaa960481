import {spawnSync} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {load} from 'js-yaml'
import {forEachChild, parse, type SyntaxNode} from 'unbash'
import {describe, expect, test} from 'vitest'
import {fill, type Layer} from '../../src/commands/escape.ts'
import {type Place, placesIn, placesInSentence} from '../../src/commands/places/value-places.ts'
import {isCommand} from '../../src/core/content/commands.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {root} from '../support/clarity.ts'
import {hostileValues} from './hostile-values.ts'

interface Block {
  at: string
  language: string
  text: string
  places: (Place & {quoting: readonly Layer[]})[]
}

function blockOf(at: string, text: string, language: string): Block[] {
  const places = placesIn(text, language)
  const known = places.filter((place): place is Block['places'][number] => !('unknown' in place.quoting))
  expect(known.length, `${at} has a place that cannot be told`).toBe(places.length)
  return places.length > 0 ? [{at, language, text, places: known}] : []
}

const values = hostileValues(1000)
const {catalog} = loadCatalog('content', root)
const blocks = catalog
  .list('runbook')
  .flatMap(runbook =>
    runbook.document.body.codes
      .filter(isCommand)
      .flatMap(({value, language = '', span}) => blockOf(`${runbook.id}:${span.start.line}`, value, language)),
  )
// What a sentence says to run may be selected and run as well.
const inSentences = catalog
  .list('runbook')
  .flatMap(runbook =>
    runbook.document.body.codes
      .filter(({inline, value}) => inline && placesInSentence(value).some(({quoting}) => String(quoting) !== 'text'))
      .flatMap(({value, span}) => blockOf(`${runbook.id}:${span.start.line}, in a sentence`, value, 'sh')),
  )
// Places that the commands of the example do not have.
const others = [
  "psql shop <<SQL\nSELECT * FROM o WHERE id = '{{a}}' AND note LIKE '{{b}}%'\nSQL",
  'curl --data-binary @- https://shop.example.com/ <<GQL\n{ order(id: "gid://shop/Order/{{a}}") { id(note: "{{b}}") } }\nGQL',
  'curl --data-binary @- https://erp.example.com/ <<JSON\n{"a": "{{a}}", "b": {{b}}}\nJSON',
  'mail-in <<EDI\nBEG*00*NE*{{a}}**{{b}}~\nEDI',
  'curl --data-binary @- https://erp.example.com/ <<XML\n<order id="{{a}}">{{b}}</order>\nXML',
  "apply-file <<'YAML'\na: '{{a}}'\nb: {{b}}\nYAML",
  'curl -F "note={{a}}" https://erp.example.com/{{b}}',
  'aws ec2 describe-instances --filters "Name=tag:order,Values={{a}}"',
].flatMap((text, index) => blockOf(`another ${index + 1}`, text, 'sh'))
const shellBlocks = [...blocks.filter(({language}) => language === 'sh'), ...inSentences, ...others]
const ofShell = /^(?:shell-|word-start$|no-history$|heredoc$)/
const mark = (index: number) => `zq${index}zq`

function written({text, places}: Block, texts: readonly string[]): string {
  let [out, from] = ['', 0]
  for (const [index, {start, end}] of places.entries()) {
    out += text.slice(from, start) + (texts[index] ?? '')
    from = end
  }
  return out + text.slice(from)
}

/** Gives what stands at each place, and the text that the program behind the shell must get; nothing where a place refuses the value. */
function filled(block: Block, value: string): {outer: string[]; inner: string[]} | undefined {
  const outer = block.places.map(({quoting}) => fill(value, quoting))
  const inner = block.places.map(({quoting}) =>
    fill(
      value,
      quoting.filter(layer => !ofShell.test(layer)),
    ),
  )
  if (![...outer, ...inner].every(each => 'text' in each)) return undefined
  const texts = (all: typeof outer) => all.map(each => ('text' in each ? each.text : ''))
  return {outer: texts(outer), inner: texts(inner)}
}

const unmarked = (text: string, inner: readonly string[]) => text.replace(/zq(\d+)zq/g, (_, index) => inner[Number(index)] ?? '')

// All words of all commands with their values, here-documents too; a word that holds a command of its own counts by the words within.
function wordsOf(command: string): string[] {
  const words: string[] = []
  const visit = (node: SyntaxNode): void => {
    words.push(node.type)
    if (node.type === 'Word') words.push(holdsCommand(node) ? '' : node.value)
    if (node.type === 'HereDoc') words.push(node.delimiter?.quoted ? node.body.text : node.body.text.replace(/\\([\\$`])/g, '$1'))
    forEachChild(node, visit)
  }
  visit(parse(command))
  return words.filter(word => !/^(?:Literal|SingleQuoted|DoubleQuoted|Glob)$/.test(word))
}

function holdsCommand(word: SyntaxNode): boolean {
  let found = false
  forEachChild(word, child => {
    found ||= child.type === 'CommandExpansion' || holdsCommand(child)
  })
  return found
}

test('the example has commands of all sorts, each with places that are told', () => {
  expect(blocks.length).toBeGreaterThan(60)
  expect(inSentences.length).toBeGreaterThan(4)
  expect(new Set(blocks.flatMap(({places}) => places.flatMap(({quoting}) => quoting))).size).toBeGreaterThan(15)
})

test(`${values.length} hostile values leave the words of every command as they are`, () => {
  let tried = 0
  for (const block of shellBlocks) {
    const shape = wordsOf(
      written(
        block,
        block.places.map((_, index) => mark(index)),
      ),
    )
    for (const value of values) {
      const texts = filled(block, value)
      if (!texts) continue
      tried++
      const found = wordsOf(written(block, texts.outer))
      const wanted = shape.map(word => unmarked(word, texts.inner))
      if (found.join('\0') !== wanted.join('\0')) expect(found, `${block.at} with ${JSON.stringify(value)}`).toEqual(wanted)
    }
  }
  expect(tried).toBeGreaterThan(values.length * 10)
})

describe('in bash, with every program replaced by one that writes down its words', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'clarity-hostile-'))
  const names = [
    'STRIPE_KEY',
    'STRIPE_DISPUTE_KEY',
    'NETSUITE_ACCOUNT',
    'NETSUITE_TOKEN',
    'SHOPIFY_TOKEN',
    'CELIGO_TOKEN',
    'EDI_HOME',
    'SF_TOKEN',
  ]
  const others = ['AVATAX_ACCOUNT', 'AVATAX_KEY', 'SPAPI_TOKEN', 'SHOPIFY_SECRET_NEW', 'SF_INSTANCE', 'AS2_KEYSTORE_PASS']
  const env = {PATH: '/nowhere', ...Object.fromEntries([...names, ...others].map(name => [name, name]))}
  const record = `said() { local w i; IFS= read -r -d '' i; printf '%q ' "$@" "$i" >&3; printf '\\n' >&3; }
command_not_found_handle() { said "$@"; }
cd() { said cd "$@"; }
`

  function ran(command: string): string[] {
    writeFileSync(path.join(folder, 'command.sh'), `${record}${command}\n`)
    const script = `exec 3>said; . ./command.sh </dev/null >/dev/null 2>errors`
    spawnSync('/usr/bin/bash', ['--norc', '-c', script], {cwd: folder, env, timeout: 10_000})
    return readFileSync(path.join(folder, 'said'), 'utf8').split('\n').filter(Boolean).sort()
  }

  test('a sample of them gives every program the same words, and nothing else runs', () => {
    let tried = 0
    const expected = new Map<string, string[]>()
    for (const [number, block] of shellBlocks.entries()) {
      const sample = values.filter((_, index) => (index + number) % 397 === 0)
      for (const value of sample) {
        const texts = filled(block, value)
        if (!texts) continue
        tried++
        const found = ran(written(block, texts.outer))
        // What the program should get is written as one quoted word, which no value can leave.
        const safe = texts.inner.map(text => quoted(text))
        const plain = ran(
          written(
            block,
            block.places.map(({quoting}, index) => bySimple(quoting, safe[index] ?? '', texts.inner[index] ?? '')),
            // Where nothing is looked for in the text of a here-document, the value is written as it is.
          ).replace(/<<([A-Z]+)$/m, block.places.some(({quoting}) => quoting.includes('heredoc')) ? "<<'$1'" : '<<$1'),
        )
        expected.set(block.at, plain)
        expect(found, `${block.at} with ${JSON.stringify(value)}`).toEqual(plain)
        expect(found.length, block.at).toBeGreaterThan(0)
      }
    }
    expect(tried).toBeGreaterThan(100)
    expect(readdirSync(folder).filter(name => /breakout/.test(name))).toEqual([])
  }, 120_000)
})

// Octal for each byte between `$'…'`: another way to write a word than the one that is tested.
const octal = (text: string) => [...Buffer.from(text)].map(byte => `\\${byte.toString(8).padStart(3, '0')}`).join('')
const quoted = (text: string) => `$'${octal(text)}'`

function bySimple(quoting: readonly Layer[], safe: string, inner: string): string {
  if (quoting.includes('shell-single')) return `'${safe}'`
  if (quoting.includes('shell-double')) return `"${safe}"`
  return quoting.includes('shell-bare') ? safe : inner
}

describe('what reads a text behind the shell gets the value', () => {
  const accepted = (layers: readonly Layer[]) =>
    values.flatMap(value => {
      const text = fill(value, layers)
      return 'text' in text ? [[value, text.text] as const] : []
    })

  test('JSON and GraphQL', () => {
    for (const layer of ['json-string', 'graphql-string'] as const) {
      const all = accepted([layer])
      expect(all.length).toBeGreaterThan(400)
      for (const [value, text] of all) expect(JSON.parse(`{"a":"${text}"}`)).toEqual({a: value})
    }
  })

  test('SQL', () => {
    const database = new DatabaseSync(':memory:')
    const all = accepted(['sql-string'])
    expect(all.length).toBeGreaterThan(300)
    for (const [value, text] of all) expect(database.prepare(`SELECT '${text}' AS a, 1 AS b`).all()).toEqual([{a: value, b: 1}])
    for (const [value, text] of accepted(['sql-like', 'sql-string'])) {
      expect(database.prepare(`SELECT '${text}' AS a, '${value.length}' LIKE '${text}%' AS b`).all().length).toBe(1)
    }
    for (const [, text] of accepted(['number'])) expect(Number.isFinite(Number(text)), text).toBe(true)
  })

  test('names of SQL, YAML, XML, EDI and the format of printf', () => {
    const database = new DatabaseSync(':memory:')
    for (const [value, text] of accepted(['sql-name']))
      expect(Object.keys(database.prepare(`SELECT 1 AS "${text}"`).get() ?? {})).toEqual([value])
    for (const [value, text] of accepted(['yaml-single'])) expect(load(`a: '${text}'`)).toEqual({a: value})
    for (const [value, text] of accepted(['yaml-bare'])) expect(Object.keys(load(`a: ${text}`) as object), value).toEqual(['a'])
    const elements = accepted(['edi-element'])
    expect(elements.length).toBeGreaterThan(200)
    for (const [value, text] of elements) expect(`BEG*00*${text}*X~`.split(/[*~>^|]/)).toEqual(['BEG', '00', value, 'X', ''])
    const plain = (text: string) => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    for (const [value, text] of accepted(['xml-text'])) {
      expect(text).not.toMatch(/[<>"']|&(?!#\d+;)/)
      expect(plain(text)).toBe(value)
    }
    const sample = accepted(['printf-format', 'shell-single']).filter((_, index) => index % 53 === 0)
    expect(sample.length).toBeGreaterThan(8)
    for (const [value, text] of sample) expect(spawnSync('bash', ['-c', `printf 'x${text}'`], {encoding: 'utf8'}).stdout).toBe(`x${value}`)
  })

  test.each(['bash -c \'printf %s "x{{a}}"\'', 'eval "printf %s x{{a}}"', `eval "bash -c 'printf %s x{{a}}'"`])(
    'a shell within a shell: %s',
    command => {
      const [block] = blockOf('within', command, 'sh')
      let tried = 0
      for (const value of values.filter((_, index) => index % 37 === 0)) {
        const texts = block && filled(block, value)
        if (!texts) continue
        tried++
        const {stdout} = spawnSync('bash', ['--norc', '-c', written(block, texts.outer)], {encoding: 'utf8'})
        expect(stdout, value).toBe(`x${value}`)
      }
      expect(tried).toBeGreaterThan(8)
    },
  )

  test('addresses', () => {
    const paths = accepted(['url-path'])
    expect(paths.length).toBeGreaterThan(400)
    for (const [value, text] of paths) {
      const url = new URL(`https://api.example.com/v1/orders/${text}/lines?limit=1`)
      expect([url.host, url.search, url.hash]).toEqual(['api.example.com', '?limit=1', ''])
      expect(url.pathname.split('/').map(decodeURIComponent)).toEqual(['', 'v1', 'orders', value, 'lines'])
    }
    for (const [value, text] of accepted(['url-query'])) {
      expect([...new URL(`https://api.example.com/?a=${text}&b=1`).searchParams]).toEqual([
        ['a', value],
        ['b', '1'],
      ])
    }
  })

  test('expressions, patterns of file names, awk and sed', () => {
    const sample = accepted(['text']).filter((_, index) => index % 53 === 0)
    expect(sample.length).toBeGreaterThan(8)
    const run = (program: string, args: string[], input = '') =>
      spawnSync(program, args, {input, encoding: 'utf8', env: {PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8'}})
    for (const [value] of sample) {
      const text = (layers: readonly Layer[]) => {
        const found = fill(value, layers)
        return 'text' in found ? found.text : undefined
      }
      for (const [option, layer] of [
        ['-G', 'regex-basic'],
        ['-E', 'regex-extended'],
      ] as const) {
        const {stdout} = run('grep', [option, '-x', '-e', `a${text([layer])}b`], `a${value}b\na${value}${value}xb\nab\n`)
        expect(stdout, `${layer} ${value}`).toBe(`a${value}b\n`)
      }
      expect(run('awk', [`BEGIN { printf "%s", "${text(['awk-string'])}" }`]).stdout).toBe(value)
      expect(run('sed', [`s/x/${text(['sed-replacement'])}/`], 'x').stdout).toBe(value)
      expect(run('sed', [`s/a${text(['regex-basic', 'slashes'])}b/yes/`], `a${value}b`).stdout).toBe('yes')
      const glob = text(['glob', 'shell-single'])
      const script = `[[ $1 == 'a'${globWord(glob)}* ]] && [[ ! axb == 'a'${globWord(glob)}b ]] && echo yes`
      if (glob !== undefined && value !== 'x') expect(run('bash', ['-c', script, '_', `a${value}`]).stdout, value).toBe('yes\n')
    }
  })
})

// `[[ … == pattern ]]` reads a pattern from a variable that is not quoted, as `find -name` does from a word.
function globWord(glob = ''): string {
  return `$(printf %s '${glob}')`
}
