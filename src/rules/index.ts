import type {Rule} from '../core/rule.ts'
import escalationCycle from './escalation-cycle.ts'
import frontmatterUnknownKey from './frontmatter-unknown-key.ts'
import mdxSyntax from './mdx-syntax.ts'
import ownerMissing from './owner-missing.ts'
import ownerUnknown from './owner-unknown.ts'
import referenceUnknown from './reference-unknown.ts'
import runbookSectionMissing from './runbook-section-missing.ts'

/** All rules, by id. */
export const rules: readonly Rule[] = [
  escalationCycle,
  frontmatterUnknownKey,
  mdxSyntax,
  ownerMissing,
  ownerUnknown,
  referenceUnknown,
  runbookSectionMissing,
]
