import {describe, expect, test} from 'vitest'
import {mergeThreeWay} from '../../src/exchange/merge/three-way.ts'

const file = (header: string, body = 'As imported.\n') => `---\n${header}---\n${body}`
const header = 'title: Kai\nrole: Engineer\ncontacts:\n  - via: phone\n    address: "+15550100"\nmembers: [kai, lou]\n'
const base = file(header)

describe('an edited file whose source has changed', () => {
  test.each([
    [
      'a field beside the edited one',
      file(header.replace('Engineer', 'Lead')),
      file(header.replace('Kai', 'Kai D.')),
      /title: Kai D\.\nrole: Lead/,
    ],
    ['a field that is new in the source', file(`# ours\n${header}`), file(`${header}timeZone: UTC\n`), /# ours\n[\s\S]*timeZone: UTC\n/],
    [
      'a field that the source has dropped',
      file(header.replace('Kai', 'K.')),
      file(header.replace('role: Engineer\n', '')),
      /title: K\.\ncontacts/,
    ],
    [
      'somebody new on both sides',
      file(header.replace('lou]', 'lou, noor]')),
      file(header.replace('lou]', 'lou, remy]')),
      /kai, lou, noor, remy/,
    ],
    ['somebody gone on both sides', file(header.replace('kai, ', '')), file(header.replace(', lou', '')), /members: \[ *\]/],
    [
      'a body beside an edited header',
      file(header.replace('Kai', 'K.')),
      file(header, 'As imported today.\n'),
      /title: K\.[\s\S]*today\.\n$/,
    ],
    ['what both have changed alike', file(header.replace('Kai', 'K.')), file(header.replace('Kai', 'K.')), /title: K\./],
  ])('takes %s', (_, mine, theirs, expected) => {
    const {text, conflicts} = mergeThreeWay(base, mine, theirs)
    expect([conflicts, text]).toEqual([[], expect.stringMatching(expected)])
  })

  test('keeps each comment, the order of fields and the way they are written', () => {
    const mine = file(
      "# who\nrole: 'Lead' # since May\ntitle: Kai\ncontacts: [{via: phone, address: '+15550100'}]\nmembers:\n  - kai\n  - lou\n",
    )
    const {text} = mergeThreeWay(base, mine, file(`${header}timeZone: UTC\n`))
    expect(text).toBe(mine.replace('  - lou\n', '  - lou\ntimeZone: UTC\n'))
  })

  test('names each place that both have changed, with both values, and takes the chosen side', () => {
    const mine = file(header.replace('Engineer', 'Lead'), 'Ours.\n')
    const theirs = file(header.replace('Engineer', 'Manager').replace('Kai', 'Kai D.'), 'Theirs.\n')
    const merged = mergeThreeWay(base, mine, theirs)
    expect(merged.conflicts).toEqual([
      {place: 'role', mine: 'Lead', theirs: 'Manager', change: {path: ['role'], value: 'Manager'}},
      {place: 'line 9', mine: 'Ours.', theirs: 'Theirs.'},
    ])
    expect(mine.split('\n')[8]).toBe('Ours.')
    expect(merged.text).toMatch(/title: Kai D\.\nrole: Lead[\s\S]*Ours\.\n$/)
    expect(mergeThreeWay(base, mine, theirs, 'theirs').text).toMatch(/title: Kai D\.\nrole: Manager[\s\S]*Theirs\.\n$/)
  })

  test('what was taken away here and changed there is a conflict', () => {
    const [conflict] = mergeThreeWay(base, file(header.replace('role: Engineer\n', '')), file(header.replace('Engineer', 'Lead'))).conflicts
    expect(conflict).toMatchObject({place: 'role', mine: undefined, theirs: 'Lead'})
  })

  test('a header that cannot be read is merged by lines, like any text', () => {
    const mine = file('title: [Kai\nrole: R\n', 'Body.\n\nOurs.\n')
    const {text, conflicts} = mergeThreeWay(file('title: [Kai\nrole: R\n', 'Body.\n'), mine, file('title: [Kai\nrole: S\n', 'Body.\n'))
    expect([conflicts, text]).toEqual([[], mine.replace('role: R', 'role: S')])
  })

  test('a header that names its parts over and over is merged by lines, and fills no memory', () => {
    const many = Array.from({length: 12}, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(9)}*a${at}]\n`).join('')
    const bomb = `a0: &a0 [x]\n${many}role: R\n`
    const {text, conflicts} = mergeThreeWay(file(bomb), file(`# ours\n${bomb}`), file(bomb.replace('role: R', 'role: S')))
    expect([conflicts, text]).toEqual([[], file(`# ours\n${bomb.replace('role: R', 'role: S')}`)])
  })

  test('line ends of the file that is here stay', () => {
    const mine = file(header.replace('Engineer', 'Lead')).replaceAll('\n', '\r\n')
    const {text} = mergeThreeWay(base, mine, file(header.replace('Kai', 'Kai D.')))
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(text).toContain('title: Kai D.\r\nrole: Lead\r\n')
  })
})
