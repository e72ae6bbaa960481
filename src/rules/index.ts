import type {Rule} from '../core/rule.ts'
import addressUnencrypted from './address-unencrypted.ts'
import addressWithCredentials from './address-with-credentials.ts'
import alertAboveSeverity from './alert-above-severity.ts'
import alertConditionDuplicate from './alert-condition-duplicate.ts'
import alertNameTaken from './alert-name-taken.ts'
import alertUndefined from './alert-undefined.ts'
import alertWithoutEscalation from './alert-without-escalation.ts'
import backupIsOwner from './backup-is-owner.ts'
import calendarEnds from './calendar-ends.ts'
import calendarNameAmbiguous from './calendar-name-ambiguous.ts'
import calendarNameUnmapped from './calendar-name-unmapped.ts'
import calendarNameUnseen from './calendar-name-unseen.ts'
import calendarNotFetched from './calendar-not-fetched.ts'
import calendarStale from './calendar-stale.ts'
import calendarUnreadable from './calendar-unreadable.ts'
import changeContractMissing from './change-contract-missing.ts'
import changeInFreeze from './change-in-freeze.ts'
import changeUnprepared from './change-unprepared.ts'
import codeWithoutLanguage from './code-without-language.ts'
import commandShowsSecret from './command-shows-secret.ts'
import commandWithOutput from './command-with-output.ts'
import commandWithPrompt from './command-with-prompt.ts'
import componentAttributeMissing from './component-attribute-missing.ts'
import componentAttributeUnknown from './component-attribute-unknown.ts'
import componentUnknown from './component-unknown.ts'
import contactMalformed from './contact-malformed.ts'
import contactMeansMissing from './contact-means-missing.ts'
import contractFieldDuplicate from './contract-field-duplicate.ts'
import contractUncovered from './contract-uncovered.ts'
import copyCycle from './copy-cycle.ts'
import copyUnfed from './copy-unfed.ts'
import dangerWithoutWayBack from './danger-without-way-back.ts'
import dangerousCommandUnmarked from './dangerous-command-unmarked.ts'
import dateInFuture from './date-in-future.ts'
import datePassed from './date-passed.ts'
import datesReversed from './dates-reversed.ts'
import decisionHalfSuperseded from './decision-half-superseded.ts'
import decisionOverdue from './decision-overdue.ts'
import decisionRankTaken from './decision-rank-taken.ts'
import decisionWithoutOwner from './decision-without-owner.ts'
import errorCodeTaken from './error-code-taken.ts'
import escalationCycle from './escalation-cycle.ts'
import escalationLevelEmpty from './escalation-level-empty.ts'
import escalationOrder from './escalation-order.ts'
import escalationPathUnused from './escalation-path-unused.ts'
import escalationTargetUnknown from './escalation-target-unknown.ts'
import escalationTooLong from './escalation-too-long.ts'
import escalationWithoutLastResort from './escalation-without-last-resort.ts'
import eventHandler from './event-handler.ts'
import exerciseOverdue from './exercise-overdue.ts'
import failureModeWithoutRunbook from './failure-mode-without-runbook.ts'
import fieldMappedTwice from './field-mapped-twice.ts'
import fieldUnmapped from './field-unmapped.ts'
import fileEmpty from './file-empty.ts'
import fileMisplaced from './file-misplaced.ts'
import fileNotServed from './file-not-served.ts'
import fileNotText from './file-not-text.ts'
import fileSymlinkLoop from './file-symlink-loop.ts'
import fileTooLarge from './file-too-large.ts'
import firstActionLate from './first-action-late.ts'
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
import imageExternal from './image-external.ts'
import imageWithoutAlt from './image-without-alt.ts'
import incidentUnnamed from './incident-unnamed.ts'
import inputUndeclared from './input-undeclared.ts'
import inputUnused from './input-unused.ts'
import internalContactPublic from './internal-contact-public.ts'
import levelNeverFires from './level-never-fires.ts'
import levelWakesTooMany from './level-wakes-too-many.ts'
import linkAnchorUnknown from './link-anchor-unknown.ts'
import linkBroken from './link-broken.ts'
import maxAgeTooShort from './max-age-too-short.ts'
import mdxCode from './mdx-code.ts'
import mdxSyntax from './mdx-syntax.ts'
import numberTaken from './number-taken.ts'
import overrideInvalid from './override-invalid.ts'
import ownerMailbox from './owner-mailbox.ts'
import ownerMissing from './owner-missing.ts'
import ownerUnderstaffed from './owner-understaffed.ts'
import ownerUnknown from './owner-unknown.ts'
import personLeft from './person-left.ts'
import placeholderForeign from './placeholder-foreign.ts'
import queryNotJsonPath from './query-not-json-path.ts'
import queryNotPromql from './query-not-promql.ts'
import querySeveralSeries from './query-several-series.ts'
import rawScript from './raw-script.ts'
import recordingMissing from './recording-missing.ts'
import recoveryUnverified from './recovery-unverified.ts'
import referenceUnknown from './reference-unknown.ts'
import referenceWrongKind from './reference-wrong-kind.ts'
import responsibilityMissing from './responsibility-missing.ts'
import reviewOverdue from './review-overdue.ts'
import rotationEmpty from './rotation-empty.ts'
import rotationGap from './rotation-gap.ts'
import rotationOfOne from './rotation-of-one.ts'
import rotationOverlap from './rotation-overlap.ts'
import runbookSectionEmpty from './runbook-section-empty.ts'
import runbookSectionMissing from './runbook-section-missing.ts'
import runbookSectionOrder from './runbook-section-order.ts'
import runbookSectionStub from './runbook-section-stub.ts'
import runbookSectionUnknown from './runbook-section-unknown.ts'
import runbookUnreached from './runbook-unreached.ts'
import samePersonTwice from './same-person-twice.ts'
import secretInContent from './secret-in-content.ts'
import sentencePlaceholderUnknown from './sentence-placeholder-unknown.ts'
import settingRuleUnknown from './setting-rule-unknown.ts'
import signalWithoutMaxAge from './signal-without-max-age.ts'
import signalWithoutSentence from './signal-without-sentence.ts'
import sliceCycle from './slice-cycle.ts'
import sliceOrder from './slice-order.ts'
import sliceTooLarge from './slice-too-large.ts'
import sliceUndecided from './slice-undecided.ts'
import sourceIdTaken from './source-id-taken.ts'
import sourceUnknown from './source-unknown.ts'
import sourceUnused from './source-unused.ts'
import sourceWithoutValues from './source-without-values.ts'
import statusTimingContradiction from './status-timing-contradiction.ts'
import stepWithTwoCommands from './step-with-two-commands.ts'
import suppressionExpired from './suppression-expired.ts'
import suppressionIncomplete from './suppression-incomplete.ts'
import suppressionRefused from './suppression-refused.ts'
import suppressionRuleUnknown from './suppression-rule-unknown.ts'
import suppressionUnused from './suppression-unused.ts'
import systemOfRecordConflict from './system-of-record-conflict.ts'
import systemOfRecordMissing from './system-of-record-missing.ts'
import thresholdOrder from './threshold-order.ts'
import thresholdQuotedWrongly from './threshold-quoted-wrongly.ts'
import urlSchemeRefused from './url-scheme-refused.ts'
import writeWithoutRight from './write-without-right.ts'

/** All rules, by id. */
export const rules: readonly Rule[] = [
  addressUnencrypted,
  addressWithCredentials,
  alertAboveSeverity,
  alertConditionDuplicate,
  alertNameTaken,
  alertUndefined,
  alertWithoutEscalation,
  backupIsOwner,
  calendarEnds,
  calendarNameAmbiguous,
  calendarNameUnmapped,
  calendarNameUnseen,
  calendarNotFetched,
  calendarStale,
  calendarUnreadable,
  changeContractMissing,
  changeInFreeze,
  changeUnprepared,
  codeWithoutLanguage,
  commandShowsSecret,
  commandWithOutput,
  commandWithPrompt,
  componentAttributeMissing,
  componentAttributeUnknown,
  componentUnknown,
  contactMalformed,
  contactMeansMissing,
  contractFieldDuplicate,
  contractUncovered,
  copyCycle,
  copyUnfed,
  dangerWithoutWayBack,
  dangerousCommandUnmarked,
  dateInFuture,
  datePassed,
  datesReversed,
  decisionHalfSuperseded,
  decisionOverdue,
  decisionRankTaken,
  decisionWithoutOwner,
  errorCodeTaken,
  escalationCycle,
  escalationLevelEmpty,
  escalationOrder,
  escalationPathUnused,
  escalationTargetUnknown,
  escalationTooLong,
  escalationWithoutLastResort,
  eventHandler,
  exerciseOverdue,
  failureModeWithoutRunbook,
  fieldMappedTwice,
  fieldUnmapped,
  fileEmpty,
  fileMisplaced,
  fileNotServed,
  fileNotText,
  fileSymlinkLoop,
  fileTooLarge,
  firstActionLate,
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
  imageExternal,
  imageWithoutAlt,
  incidentUnnamed,
  inputUndeclared,
  inputUnused,
  internalContactPublic,
  levelNeverFires,
  levelWakesTooMany,
  linkAnchorUnknown,
  linkBroken,
  maxAgeTooShort,
  mdxCode,
  mdxSyntax,
  numberTaken,
  overrideInvalid,
  ownerMailbox,
  ownerMissing,
  ownerUnderstaffed,
  ownerUnknown,
  personLeft,
  placeholderForeign,
  queryNotJsonPath,
  queryNotPromql,
  querySeveralSeries,
  rawScript,
  recordingMissing,
  recoveryUnverified,
  referenceUnknown,
  referenceWrongKind,
  responsibilityMissing,
  reviewOverdue,
  rotationEmpty,
  rotationGap,
  rotationOfOne,
  rotationOverlap,
  runbookSectionEmpty,
  runbookSectionMissing,
  runbookSectionOrder,
  runbookSectionStub,
  runbookSectionUnknown,
  runbookUnreached,
  samePersonTwice,
  secretInContent,
  sentencePlaceholderUnknown,
  settingRuleUnknown,
  signalWithoutMaxAge,
  signalWithoutSentence,
  sliceCycle,
  sliceOrder,
  sliceTooLarge,
  sliceUndecided,
  sourceIdTaken,
  sourceUnknown,
  sourceUnused,
  sourceWithoutValues,
  statusTimingContradiction,
  stepWithTwoCommands,
  suppressionExpired,
  suppressionIncomplete,
  suppressionRefused,
  suppressionRuleUnknown,
  suppressionUnused,
  systemOfRecordConflict,
  systemOfRecordMissing,
  thresholdOrder,
  thresholdQuotedWrongly,
  urlSchemeRefused,
  writeWithoutRight,
]
