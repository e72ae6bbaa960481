import {freezesTouched, isReleasing, stepsInFreezes} from '../../core/catalog/queries/changes.ts'
import {defineRule} from '../../core/lint/rule.ts'

/**
 * Reports each change whose window touches a freeze of the settings, and each step of it that adds or takes away something in one; proposals
 * and refused changes may.
 */
export default defineRule({
  id: 'change-in-freeze',
  severity: 'error',
  summary: 'A change is released in a freeze.',
  why: 'It lands in the days in which a fault costs most and fewest people may repair it.',
  *check(catalog) {
    const {settings, settingsFile} = catalog
    for (const change of catalog.list('change')) {
      if (!isReleasing(change)) continue
      for (const freeze of freezesTouched(settings, change)) {
        const place = settingsFile?.frontmatter.valueSpan(['freezes', settings.freezes.indexOf(freeze), 'from'])
        yield {
          at: change.document.frontmatter.valueSpan(['window']),
          message: `change \`${change.id}\` is \`${change.data.state}\` in the freeze from ${freeze.from} to ${freeze.to}`,
          help: 'Move the window out of the freeze.',
          ...(place && {related: [{at: place, message: 'begins the freeze'}]}),
        }
      }
      for (const {index, freeze} of stepsInFreezes(settings, change)) {
        const {step} = change.data.steps[index] ?? {}
        yield {
          at: change.document.frontmatter.valueSpan(['steps', index]),
          message: `step \`${step}\` of change \`${change.id}\` falls into the freeze from ${freeze.from} to ${freeze.to}`,
          help: 'Move the step out of the freeze; readers may move in it, nothing is added or taken away.',
        }
      }
    }
  },
  examples: [
    {
      name: 'a window that ends at midnight before the freeze, and a proposal inside it',
      files: {
        'settings.yaml': freeze(),
        'changes/chg-1.mdx': change('scheduled', '{from: 2026-11-19T14:00:00Z, to: 2026-11-20T05:00:00Z}'),
        'changes/chg-2.mdx': change('proposed', '{from: 2026-11-27T14:00:00Z, to: 2026-11-27T18:00:00Z}'),
      },
      expect: [],
    },
    {
      name: 'windows that reach into the freeze',
      files: {
        'settings.yaml': freeze(),
        'changes/chg-1.mdx': change('scheduled', '{from: 2026-11-19T14:00:00Z, to: 2026-11-20T06:00:00Z}'),
        'changes/chg-2.mdx': change('released', '{from: 2026-12-03T04:00:00Z, to: 2026-12-03T06:00:00Z}'),
      },
      expect: [
        'content/changes/chg-1.mdx:5:9-5:63 change `chg-1` is `scheduled` in the freeze from 2026-11-20 to 2026-12-02',
        'content/changes/chg-2.mdx:5:9-5:63 change `chg-2` is `released` in the freeze from 2026-11-20 to 2026-12-02',
      ],
    },
    {
      name: 'steps: readers may move in a freeze, and nothing goes',
      files: {
        'settings.yaml': freeze(),
        'changes/chg-1.mdx': change(
          'in-progress',
          '{from: 2026-12-08T14:00:00Z, to: 2026-12-08T18:00:00Z}',
          'steps: [{step: migrate, from: 2026-11-17, until: 2026-12-07}, {step: contract, from: 2026-12-01}]\n',
        ),
      },
      expect: ['content/changes/chg-1.mdx:6:63-6:97 step `contract` of change `chg-1` falls into the freeze from 2026-11-20 to 2026-12-02'],
    },
  ],
})

function freeze(): string {
  return 'timeZone: America/New_York\nfreezes:\n  - {from: 2026-11-20, to: 2026-12-02, reason: Peak trading.}\n'
}

function change(state: string, window: string, more = ''): string {
  return `---\ntitle: A change\nclass: additive\nstate: ${state}\nwindow: ${window}\n${more}---\n`
}
