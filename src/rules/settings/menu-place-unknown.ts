import {places} from '../../core/content/site-places.ts'
import {didYouMean, listed} from '../../core/format/suggest.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each place that the menu of the settings names and that no site has. */
export default defineRule({
  id: 'menu-place-unknown',
  severity: 'error',
  summary: 'The menu names a place that does not exist.',
  why: 'The place that was meant is missing from the menu of every page.',
  *check({settings, settingsFile}) {
    if (!settingsFile) return
    const keys = places().map(({key}) => key)
    for (const [index, item] of (settings.site.menu ?? []).entries()) {
      if (typeof item !== 'string' || keys.includes(item)) continue
      yield {
        at: settingsFile.frontmatter.valueSpan(['site', 'menu', index]),
        message: `the site has no place \`${item}\`${didYouMean(item, keys)}`,
        help: `Name one of ${listed(keys, 30)}, or a link of your own as \`{title: …, address: …}\`.`,
      }
    }
  },
  examples: [
    {
      name: 'places and a link',
      files: {'settings.yaml': 'site: {menu: [start, runbooks, {title: Wiki, address: https://wiki.example.com/}]}\n'},
      expect: [],
    },
    {
      name: 'a mistyped place',
      files: {
        'settings.yaml': mdx`
          site:
            menu: [start, runboks]
        `,
      },
      expect: ['content/settings.yaml:2:17-2:24 the site has no place `runboks`; did you mean `runbooks`?'],
    },
  ],
})
