import type {Span} from '../../core/content/span.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {type Dependency, dependencyLoops} from './find-delivery.ts'

/** Reports each circle of slices that depend on each other, and each slice that depends on itself. */
export default defineRule({
  id: 'slice-cycle',
  severity: 'error',
  summary: 'A slice depends on itself, directly or through others.',
  why: 'None of them can begin, whatever the plan says.',
  *check(catalog) {
    for (const [first, ...others] of dependencyLoops(catalog)) {
      if (!first) continue
      const through = others.length > 0 ? ` through ${others.map(({slice}) => `\`${slice.id}\``).join(', ')}` : ''
      yield {
        at: placeOf(first),
        message: `slice \`${first.slice.id}\` depends on itself${through}`,
        help: 'Remove the dependency that is not one, or cut a slice in two.',
        related: others.map(dependency => ({at: placeOf(dependency), message: `depends on \`${dependency.on.id}\``})),
      }
    }
  },
  examples: [
    {
      name: 'slices in a row',
      files: {
        'delivery/keys.mdx': slice(1, ''),
        'delivery/detection.mdx': slice(2, 'keys'),
        'delivery/drills.mdx': slice(3, 'keys, detection'),
      },
      expect: [],
    },
    {
      name: 'a slice that waits for itself, and two that wait for each other',
      files: {
        'delivery/keys.mdx': slice(1, 'keys'),
        'delivery/detection.mdx': slice(2, 'drills'),
        'delivery/drills.mdx': slice(3, 'keys, detection'),
      },
      expect: [
        'content/delivery/detection.mdx:5:13-5:19 slice `detection` depends on itself through `drills`',
        'content/delivery/keys.mdx:5:13-5:17 slice `keys` depends on itself',
      ],
    },
  ],
})

function placeOf({slice, index}: Dependency): Span {
  return slice.document.frontmatter.valueSpan(['dependsOn', index])
}

function slice(order: number, after: string): string {
  return `---\ntitle: A slice\norder: ${order}\nsize: 2w\ndependsOn: [${after}]\ndelivers: [x]\nproof: It works.\nstate: planned\n---\n`
}
