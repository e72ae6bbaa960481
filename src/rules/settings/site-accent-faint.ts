import {contrastIn, leastContrast, type Scheme} from '../../core/content/accent.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each accent of the site that cannot be read on its paper. */
export default defineRule({
  id: 'site-accent-faint',
  severity: 'warning',
  summary: 'The accent of the site is too faint to be read.',
  why: 'Links are written in it; on a phone in the sun, or with tired eyes, nobody finds them.',
  *check({settings, settingsFile}) {
    const {accent} = settings.site
    if (accent === undefined || !settingsFile) return
    const named = typeof accent === 'string' ? {light: accent} : accent
    for (const scheme of ['light', 'dark'] as const satisfies Scheme[]) {
      const colour = named[scheme]
      const found = colour === undefined ? leastContrast : contrastIn(scheme, colour)
      if (found >= leastContrast) continue
      yield {
        at: settingsFile.frontmatter.valueSpan(typeof accent === 'string' ? ['site', 'accent'] : ['site', 'accent', scheme]),
        message: `the accent \`${colour}\` has a contrast of ${inTenths(found)} on ${scheme} paper, and text needs ${leastContrast}`,
        help: `Choose a ${scheme === 'light' ? 'darker' : 'lighter'} one of the same hue.`,
      }
    }
  },
  examples: [
    {
      name: 'one that can be read on both',
      files: {'settings.yaml': "site: {accent: {light: '#0b4d9c', dark: '#93bfff'}}\n"},
      expect: [],
    },
    {
      name: 'one for light alone; that for dark is made from it',
      files: {'settings.yaml': "site: {accent: '#7a2a6b'}\n"},
      expect: [],
    },
    {
      name: 'a bright orange on light, and the ink of light on dark',
      files: {
        'settings.yaml': mdx`
          site:
            accent:
              light: '#ff8800'
              dark: '#0b4d9c'
        `,
      },
      expect: [
        'content/settings.yaml:3:12-3:21 the accent `#ff8800` has a contrast of 1.9 on light paper, and text needs 4.5',
        'content/settings.yaml:4:11-4:20 the accent `#0b4d9c` has a contrast of 2 on dark paper, and text needs 4.5',
      ],
    },
  ],
})

// Rounded down: a contrast of 4.49 is none of 4.5.
const inTenths = (ratio: number) => Math.floor(ratio * 10) / 10
