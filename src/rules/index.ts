import type {Rule} from '../core/rule.ts'
import alertNameTaken from './alert-name-taken.ts'
import componentAttributeMissing from './component-attribute-missing.ts'
import componentAttributeUnknown from './component-attribute-unknown.ts'
import componentUnknown from './component-unknown.ts'
import errorCodeTaken from './error-code-taken.ts'
import escalationCycle from './escalation-cycle.ts'
import escalationLevelEmpty from './escalation-level-empty.ts'
import escalationOrder from './escalation-order.ts'
import escalationPathUnused from './escalation-path-unused.ts'
import escalationTargetUnknown from './escalation-target-unknown.ts'
import escalationWithoutLastResort from './escalation-without-last-resort.ts'
import failureModeWithoutRunbook from './failure-mode-without-runbook.ts'
import fileEmpty from './file-empty.ts'
import fileMisplaced from './file-misplaced.ts'
import fileNotText from './file-not-text.ts'
import fileSymlinkLoop from './file-symlink-loop.ts'
import fileTooLarge from './file-too-large.ts'
import firstHumanTooLate from './first-human-too-late.ts'
import frontmatterInvalidValue from './frontmatter-invalid-value.ts'
import frontmatterMissing from './frontmatter-missing.ts'
import frontmatterMissingKey from './frontmatter-missing-key.ts'
import frontmatterSyntax from './frontmatter-syntax.ts'
import frontmatterUnclosed from './frontmatter-unclosed.ts'
import frontmatterUnknownKey from './frontmatter-unknown-key.ts'
import handoffInClockChange from './handoff-in-clock-change.ts'
import idDuplicate from './id-duplicate.ts'
import idUnusable from './id-unusable.ts'
import inputUndeclared from './input-undeclared.ts'
import inputUnused from './input-unused.ts'
import levelNeverFires from './level-never-fires.ts'
import linkAnchorUnknown from './link-anchor-unknown.ts'
import linkBroken from './link-broken.ts'
import mdxCode from './mdx-code.ts'
import mdxSyntax from './mdx-syntax.ts'
import overrideInvalid from './override-invalid.ts'
import ownerMailbox from './owner-mailbox.ts'
import ownerMissing from './owner-missing.ts'
import ownerUnknown from './owner-unknown.ts'
import personLeft from './person-left.ts'
import rawScript from './raw-script.ts'
import referenceUnknown from './reference-unknown.ts'
import referenceWrongKind from './reference-wrong-kind.ts'
import rotationEmpty from './rotation-empty.ts'
import rotationGap from './rotation-gap.ts'
import rotationOfOne from './rotation-of-one.ts'
import rotationOverlap from './rotation-overlap.ts'
import runbookSectionEmpty from './runbook-section-empty.ts'
import runbookSectionMissing from './runbook-section-missing.ts'
import runbookSectionOrder from './runbook-section-order.ts'
import runbookSectionUnknown from './runbook-section-unknown.ts'
import runbookUnreached from './runbook-unreached.ts'
import samePersonTwice from './same-person-twice.ts'
import settingRuleUnknown from './setting-rule-unknown.ts'

/** All rules, by id. */
export const rules: readonly Rule[] = [
  alertNameTaken,
  componentAttributeMissing,
  componentAttributeUnknown,
  componentUnknown,
  errorCodeTaken,
  escalationCycle,
  escalationLevelEmpty,
  escalationOrder,
  escalationPathUnused,
  escalationTargetUnknown,
  escalationWithoutLastResort,
  failureModeWithoutRunbook,
  fileEmpty,
  fileMisplaced,
  fileNotText,
  fileSymlinkLoop,
  fileTooLarge,
  firstHumanTooLate,
  frontmatterInvalidValue,
  frontmatterMissingKey,
  frontmatterMissing,
  frontmatterSyntax,
  frontmatterUnclosed,
  frontmatterUnknownKey,
  handoffInClockChange,
  idDuplicate,
  idUnusable,
  inputUndeclared,
  inputUnused,
  levelNeverFires,
  linkAnchorUnknown,
  linkBroken,
  mdxCode,
  mdxSyntax,
  overrideInvalid,
  ownerMailbox,
  ownerMissing,
  ownerUnknown,
  personLeft,
  rawScript,
  referenceUnknown,
  referenceWrongKind,
  rotationEmpty,
  rotationGap,
  rotationOfOne,
  rotationOverlap,
  runbookSectionEmpty,
  runbookSectionMissing,
  runbookSectionOrder,
  runbookSectionUnknown,
  runbookUnreached,
  samePersonTwice,
  settingRuleUnknown,
]
