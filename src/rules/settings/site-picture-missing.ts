import {type FileState, type Unserved, whyUnserved} from '../../core/catalog/attached-files.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each logo and icon that settings name and that the site cannot show. */
export default defineRule({
  id: 'site-picture-missing',
  severity: 'error',
  summary: 'Settings name a logo or an icon that the site cannot show.',
  why: 'Each page of the site would stand there with a broken picture.',
  *check({settings, settingsFile}, {fileState}) {
    for (const key of ['logo', 'icon'] as const) {
      const path = settings.site[key]
      if (path === undefined || !settingsFile) continue
      const state = whyUnserved(path) ?? fileState?.(path) ?? 'there'
      if (state === 'there' || state === 'entry') continue
      yield {
        at: settingsFile.frontmatter.valueSpan(['site', key]),
        message: `the ${key} \`${path}\` ${says[state]}`,
        help: 'Name a picture below the content root, as a path from there such as `site/logo.svg`.',
      }
    }
  },
  examples: [
    {
      name: 'a logo that is there',
      files: {'settings.yaml': 'site: {logo: site/logo.svg}\n', 'site/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>'},
      expect: [],
    },
    {
      name: 'a logo that is not there, and an icon out of the content',
      files: {
        'settings.yaml': mdx`
          site:
            logo: site/logo.svg
            icon: ../../icon.png
        `,
      },
      expect: [
        'content/settings.yaml:2:9-2:22 the logo `site/logo.svg` does not exist',
        'content/settings.yaml:3:9-3:23 the icon `../../icon.png` stands outside of the content',
      ],
    },
  ],
})

const says: Record<Exclude<FileState, 'there'> | Unserved, string> = {
  missing: 'does not exist',
  outside: 'stands outside of the content',
  'too-large': 'is too large',
  heavy: 'is a drawing of more than 1 MB, which would be part of each page',
  runs: 'is no picture',
  hidden: 'begins with a dot, which the site leaves out',
}
