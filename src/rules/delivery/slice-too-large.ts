import {defineRule} from '../../core/lint/rule.ts'
import {oversizedSlices} from './find-delivery.ts'

/**
 * Reports each slice that takes longer than `sliceLimit` of the settings, once its turn has come.
 *
 * Its turn has come when it has begun, or when everything it depends on has. Until then it may be coarse; proven slices are over.
 */
export default defineRule({
  id: 'slice-too-large',
  severity: 'error',
  summary: 'A slice takes longer than the settings allow.',
  why: 'Nothing is proven for months, and a wrong turn is noticed at the end.',
  *check(catalog) {
    for (const {id, data, document} of oversizedSlices(catalog)) {
      yield {
        at: document.frontmatter.valueSpan(['size']),
        message: `slice \`${id}\` takes \`${data.size}\`, and \`${catalog.settings.sliceLimit}\` is the limit`,
        help: 'Cut it into slices that each end with a proof, or change `sliceLimit` in `settings.yaml`.',
      }
    }
  },
  examples: [
    {
      name: 'a slice within the limit, and a year of roadmap whose turn has not come',
      files: {'delivery/detection.mdx': slice('3w', '', 'planned'), 'delivery/roadmap.mdx': slice('1y', 'detection', 'planned')},
      expect: [],
    },
    {
      name: 'a slice that has begun, and one that could, beyond a limit of two weeks',
      files: {
        'settings.yaml': 'sliceLimit: 2w\n',
        'delivery/detection.mdx': slice('15d', '', 'in-progress'),
        'delivery/drills.mdx': slice('1y', 'detection', 'planned'),
      },
      expect: [
        'content/delivery/detection.mdx:4:7-4:10 slice `detection` takes `15d`, and `2w` is the limit',
        'content/delivery/drills.mdx:4:7-4:9 slice `drills` takes `1y`, and `2w` is the limit',
      ],
    },
  ],
})

function slice(size: string, after: string, state: string): string {
  return `---\ntitle: A slice\norder: 1\nsize: ${size}\ndependsOn: [${after}]\ndelivers: [x]\nproof: It works.\nstate: ${state}\n---\n`
}
