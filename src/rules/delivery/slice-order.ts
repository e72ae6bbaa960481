import {defineRule} from '../../core/lint/rule.ts'
import {lateDependencies} from './find-delivery.ts'

/** Reports each slice that depends on one that does not come before it; a circle is `slice-cycle`. */
export default defineRule({
  id: 'slice-order',
  severity: 'error',
  summary: 'A slice depends on one that comes later.',
  why: 'The plan promises it before what it needs exists.',
  *check(catalog) {
    for (const {slice, on, index} of lateDependencies(catalog)) {
      const placeOf = ({document}: typeof slice) => document.frontmatter.valueSpan(['order'])
      yield {
        at: slice.document.frontmatter.valueSpan(['dependsOn', index]),
        message: `slice \`${slice.id}\` has place ${slice.data.order} and depends on \`${on.id}\`, which has place ${on.data.order}`,
        help: 'Change `order` so that what is needed comes first, or remove the dependency.',
        related: [{at: placeOf(on), message: 'is its place'}],
      }
    }
  },
  examples: [
    {
      name: 'slices that depend on earlier ones',
      files: {'delivery/keys.mdx': slice(1, ''), 'delivery/detection.mdx': slice(2, 'keys')},
      expect: [],
    },
    {
      name: 'a slice that needs a later one, and one of the same place',
      files: {
        'delivery/keys.mdx': slice(1, 'detection'),
        'delivery/detection.mdx': slice(2, ''),
        'delivery/drills.mdx': slice(2, 'detection'),
      },
      expect: [
        'content/delivery/drills.mdx:5:13-5:22 slice `drills` has place 2 and depends on `detection`, which has place 2',
        'content/delivery/keys.mdx:5:13-5:22 slice `keys` has place 1 and depends on `detection`, which has place 2',
      ],
    },
  ],
})

function slice(order: number, after: string): string {
  return `---\ntitle: A slice\norder: ${order}\nsize: 2w\ndependsOn: [${after}]\ndelivers: [x]\nproof: It works.\nstate: planned\n---\n`
}
