import {isHere} from '../../core/catalog/queries/people.ts'
import {listed} from '../../core/format/suggest.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each layer without members, and each rotation whose people have all left. */
export default defineRule({
  id: 'rotation-empty',
  severity: 'error',
  summary: 'A rotation, or a layer of it, has nobody in it.',
  why: 'Its turn comes round, and the page reaches nobody.',
  *check(catalog, {now}) {
    for (const {id, data, document} of catalog.list('rotation')) {
      const {valueSpan} = document.frontmatter
      for (const [index, {members, title}] of data.layers.entries()) {
        if (members.length > 0) continue
        yield {
          at: valueSpan(['layers', index, 'members']),
          message: `${title ? `layer “${title}”` : `layer ${index + 1}`} of rotation \`${id}\` has nobody in it`,
          help: 'Name who takes turns, or remove the layer.',
        }
      }
      const people = [...new Set(data.layers.flatMap(({members}) => members))]
      const gone = people.filter(person => {
        const entry = catalog.get('person', person)
        return entry && !isHere(entry, now)
      })
      if (people.length === 0 || gone.length < people.length || data.calendar) continue
      yield {
        at: document.frontmatter.keySpan(['layers']),
        message: `everybody in rotation \`${id}\` has left: ${listed(gone)}`,
        help: 'Name somebody who is here.',
        severity: 'warning',
      }
    }
  },
  examples: [
    {
      name: 'a rotation with one who has left and one who has not',
      files: {
        'people/lou.mdx': '---\ntitle: Lou\nrole: Accountant\ntimeZone: UTC\nleft: 2026-11-01\n---\n',
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
        'rotations/finance.mdx': mdx`
          ---
          title: Finance
          team: finance
          timeZone: UTC
          layers: [{members: [lou, kai], start: 2026-01-05}]
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a layer without members, and a rotation that everybody has left',
      files: {
        'people/lou.mdx': '---\ntitle: Lou\nrole: Accountant\ntimeZone: UTC\nleft: 2026-11-01\n---\n',
        'rotations/finance.mdx': mdx`
          ---
          title: Finance
          team: finance
          timeZone: UTC
          layers:
            - {members: [lou], start: 2026-01-05}
            - {title: Nights, members: [], start: 2026-01-05}
          ---
        `,
      },
      expect: [
        'content/rotations/finance.mdx:5:1-5:7 everybody in rotation `finance` has left: `lou`',
        'content/rotations/finance.mdx:7:30-7:32 layer “Nights” of rotation `finance` has nobody in it',
      ],
    },
  ],
})
