import type {Rule} from '../core/lint/rule.ts'
import alertAboveSeverity from './alerts/alert-above-severity.ts'
import alertConditionDuplicate from './alerts/alert-condition-duplicate.ts'
import alertNameTaken from './alerts/alert-name-taken.ts'
import alertThresholdMissing from './alerts/alert-threshold-missing.ts'
import alertUndefined from './alerts/alert-undefined.ts'
import alertWithoutEscalation from './alerts/alert-without-escalation.ts'
import maxAgeTooShort from './alerts/max-age-too-short.ts'
import queryNotJsonPath from './alerts/query-not-json-path.ts'
import queryNotPromql from './alerts/query-not-promql.ts'
import querySeveralSeries from './alerts/query-several-series.ts'
import queryWrites from './alerts/query-writes.ts'
import sentencePlaceholderUnknown from './alerts/sentence-placeholder-unknown.ts'
import signalIdTaken from './alerts/signal-id-taken.ts'
import signalWithoutMaxAge from './alerts/signal-without-max-age.ts'
import signalWithoutSentence from './alerts/signal-without-sentence.ts'
import thresholdOrder from './alerts/threshold-order.ts'
import thresholdQuotedWrongly from './alerts/threshold-quoted-wrongly.ts'
import calendarEnds from './calendars/calendar-ends.ts'
import calendarNameAmbiguous from './calendars/calendar-name-ambiguous.ts'
import calendarNameUnmapped from './calendars/calendar-name-unmapped.ts'
import calendarNameUnseen from './calendars/calendar-name-unseen.ts'
import calendarNotFetched from './calendars/calendar-not-fetched.ts'
import calendarStale from './calendars/calendar-stale.ts'
import calendarUnreadable from './calendars/calendar-unreadable.ts'
import breakUnrecorded from './changes/break-unrecorded.ts'
import changeApprovalMissing from './changes/change-approval-missing.ts'
import changeClaimsUntouched from './changes/change-claims-untouched.ts'
import changeConsumerMissing from './changes/change-consumer-missing.ts'
import changeContractMissing from './changes/change-contract-missing.ts'
import changeInFreeze from './changes/change-in-freeze.ts'
import changePlanMissing from './changes/change-plan-missing.ts'
import changeReleasedEarly from './changes/change-released-early.ts'
import changeStepContradicted from './changes/change-step-contradicted.ts'
import changeUnderstated from './changes/change-understated.ts'
import changeUnprepared from './changes/change-unprepared.ts'
import changeUnwatched from './changes/change-unwatched.ts'
import versionMovedBack from './changes/version-moved-back.ts'
import waiverExpired from './changes/waiver-expired.ts'
import waiverUnapproved from './changes/waiver-unapproved.ts'
import waiverUnused from './changes/waiver-unused.ts'
import codeNotClosed from './commands/code-not-closed.ts'
import codeWithoutLanguage from './commands/code-without-language.ts'
import commandShowsSecret from './commands/command-shows-secret.ts'
import commandWithOutput from './commands/command-with-output.ts'
import commandWithPrompt from './commands/command-with-prompt.ts'
import commandWithTypography from './commands/command-with-typography.ts'
import dangerWithoutWayBack from './commands/danger-without-way-back.ts'
import dangerousCommandUnmarked from './commands/dangerous-command-unmarked.ts'
import firstActionLate from './commands/first-action-late.ts'
import inputExampleUnfit from './commands/input-example-unfit.ts'
import inputNameTaken from './commands/input-name-taken.ts'
import inputPlaceUnknown from './commands/input-place-unknown.ts'
import inputUndeclared from './commands/input-undeclared.ts'
import inputUnused from './commands/input-unused.ts'
import inputWithoutForm from './commands/input-without-form.ts'
import irreversibleUnmarked from './commands/irreversible-unmarked.ts'
import placeholderForeign from './commands/placeholder-foreign.ts'
import recoveryUnverified from './commands/recovery-unverified.ts'
import riskContradicted from './commands/risk-contradicted.ts'
import riskUndeclared from './commands/risk-undeclared.ts'
import stepWithTwoCommands from './commands/step-with-two-commands.ts'
import calloutUnread from './components/callout-unread.ts'
import componentAttributeMissing from './components/component-attribute-missing.ts'
import componentAttributeUnknown from './components/component-attribute-unknown.ts'
import componentNotClosed from './components/component-not-closed.ts'
import componentUnknown from './components/component-unknown.ts'
import componentWithSpace from './components/component-with-space.ts'
import eventHandler from './components/event-handler.ts'
import mdxCode from './components/mdx-code.ts'
import mdxSyntax from './components/mdx-syntax.ts'
import rawScript from './components/raw-script.ts'
import contactMalformed from './contacts/contact-malformed.ts'
import contactMeansMissing from './contacts/contact-means-missing.ts'
import internalContactPublic from './contacts/internal-contact-public.ts'
import ownerMailbox from './contacts/owner-mailbox.ts'
import contractFieldDuplicate from './contracts/contract-field-duplicate.ts'
import contractUncovered from './contracts/contract-uncovered.ts'
import fieldMappedTwice from './contracts/field-mapped-twice.ts'
import fieldNotInContract from './contracts/field-not-in-contract.ts'
import fieldUnmapped from './contracts/field-unmapped.ts'
import writeWithoutRight from './contracts/write-without-right.ts'
import copyAgainstFlow from './data-objects/copy-against-flow.ts'
import copyCycle from './data-objects/copy-cycle.ts'
import copyUnfed from './data-objects/copy-unfed.ts'
import systemOfRecordConflict from './data-objects/system-of-record-conflict.ts'
import systemOfRecordMissing from './data-objects/system-of-record-missing.ts'
import dateInFuture from './dates/date-in-future.ts'
import datePassed from './dates/date-passed.ts'
import datesReversed from './dates/dates-reversed.ts'
import exerciseOverdue from './dates/exercise-overdue.ts'
import incidentUnnamed from './dates/incident-unnamed.ts'
import reviewOverdue from './dates/review-overdue.ts'
import decisionHalfSuperseded from './delivery/decision-half-superseded.ts'
import decisionNotImmediate from './delivery/decision-not-immediate.ts'
import decisionOverdue from './delivery/decision-overdue.ts'
import decisionRankTaken from './delivery/decision-rank-taken.ts'
import decisionRankUnexplained from './delivery/decision-rank-unexplained.ts'
import decisionWithoutOwner from './delivery/decision-without-owner.ts'
import sliceCycle from './delivery/slice-cycle.ts'
import sliceOrder from './delivery/slice-order.ts'
import sliceTooLarge from './delivery/slice-too-large.ts'
import sliceUndecided from './delivery/slice-undecided.ts'
import sliceWithoutEvidence from './delivery/slice-without-evidence.ts'
import escalationCycle from './escalation/escalation-cycle.ts'
import escalationLevelEmpty from './escalation/escalation-level-empty.ts'
import escalationOrder from './escalation/escalation-order.ts'
import escalationPathUnused from './escalation/escalation-path-unused.ts'
import escalationTargetUnknown from './escalation/escalation-target-unknown.ts'
import escalationTooLong from './escalation/escalation-too-long.ts'
import escalationWithoutLastResort from './escalation/escalation-without-last-resort.ts'
import firstHumanTooLate from './escalation/first-human-too-late.ts'
import lastResortOffDuty from './escalation/last-resort-off-duty.ts'
import levelNeverFires from './escalation/level-never-fires.ts'
import levelWakesTooMany from './escalation/level-wakes-too-many.ts'
import personTwiceInLevel from './escalation/person-twice-in-level.ts'
import samePersonTwice from './escalation/same-person-twice.ts'
import factCheckOverdue from './facts/fact-check-overdue.ts'
import factEnds from './facts/fact-ends.ts'
import factWithoutSource from './facts/fact-without-source.ts'
import codeUnquoted from './files/code-unquoted.ts'
import fileEmpty from './files/file-empty.ts'
import fileLinkedOutside from './files/file-linked-outside.ts'
import fileMisplaced from './files/file-misplaced.ts'
import fileNotServed from './files/file-not-served.ts'
import fileNotShown from './files/file-not-shown.ts'
import fileNotText from './files/file-not-text.ts'
import fileSymlinkLoop from './files/file-symlink-loop.ts'
import fileTooLarge from './files/file-too-large.ts'
import fileUnreadable from './files/file-unreadable.ts'
import frontmatterInvalidValue from './files/frontmatter-invalid-value.ts'
import frontmatterMissing from './files/frontmatter-missing.ts'
import frontmatterMissingKey from './files/frontmatter-missing-key.ts'
import frontmatterSyntax from './files/frontmatter-syntax.ts'
import frontmatterUnclosed from './files/frontmatter-unclosed.ts'
import frontmatterUnknownKey from './files/frontmatter-unknown-key.ts'
import idDuplicate from './files/id-duplicate.ts'
import idUnusable from './files/id-unusable.ts'
import imageExternal from './files/image-external.ts'
import imageWithoutAlt from './files/image-without-alt.ts'
import listRepeats from './files/list-repeats.ts'
import numberTaken from './files/number-taken.ts'
import valueCut from './files/value-cut.ts'
import alertFallsToRoot from './firing/alert-falls-to-root.ts'
import alertFileUnreadable from './firing/alert-file-unreadable.ts'
import alertForDiffers from './firing/alert-for-differs.ts'
import alertMuted from './firing/alert-muted.ts'
import alertNeverFires from './firing/alert-never-fires.ts'
import alertOwnerDiffers from './firing/alert-owner-differs.ts'
import alertQueryDiffers from './firing/alert-query-differs.ts'
import alertRenamed from './firing/alert-renamed.ts'
import alertRouteShadowed from './firing/alert-route-shadowed.ts'
import alertSeverityDiffers from './firing/alert-severity-differs.ts'
import alertThresholdDiffers from './firing/alert-threshold-differs.ts'
import alertToOtherTeam from './firing/alert-to-other-team.ts'
import firingRuleUnnamed from './firing/firing-rule-unnamed.ts'
import pageKeptBack from './firing/page-kept-back.ts'
import receiverUnowned from './firing/receiver-unowned.ts'
import runbookUrlAnchorUnknown from './firing/runbook-url-anchor-unknown.ts'
import runbookUrlDangling from './firing/runbook-url-dangling.ts'
import runbookUrlMissing from './firing/runbook-url-missing.ts'
import runbookUrlOtherPage from './firing/runbook-url-other-page.ts'
import runbookUrlUntold from './firing/runbook-url-untold.ts'
import definitionMissing from './links/definition-missing.ts'
import definitionRepeats from './links/definition-repeats.ts'
import formerNameTaken from './links/former-name-taken.ts'
import integrationContradicted from './links/integration-contradicted.ts'
import linkAnchorUnknown from './links/link-anchor-unknown.ts'
import linkBroken from './links/link-broken.ts'
import linkMalformed from './links/link-malformed.ts'
import nameDropped from './links/name-dropped.ts'
import referenceUnknown from './links/reference-unknown.ts'
import referenceWrongKind from './links/reference-wrong-kind.ts'
import urlSchemeRefused from './links/url-scheme-refused.ts'
import backupIsOwner from './ownership/backup-is-owner.ts'
import errorCodeTaken from './ownership/error-code-taken.ts'
import failureModeWithoutRunbook from './ownership/failure-mode-without-runbook.ts'
import integrationInoperable from './ownership/integration-inoperable.ts'
import ownerMissing from './ownership/owner-missing.ts'
import ownerUnderstaffed from './ownership/owner-understaffed.ts'
import ownerUnknown from './ownership/owner-unknown.ts'
import ownershipTableTaken from './ownership/ownership-table-taken.ts'
import personLeaves from './ownership/person-leaves.ts'
import personLeft from './ownership/person-left.ts'
import releaseHandoffMissing from './ownership/release-handoff-missing.ts'
import releaseHandoffOneSided from './ownership/release-handoff-one-sided.ts'
import releaseHandoffOutdated from './ownership/release-handoff-outdated.ts'
import responsibilityMissing from './ownership/responsibility-missing.ts'
import teamRotationMismatch from './ownership/team-rotation-mismatch.ts'
import declarationUnused from './rotations/declaration-unused.ts'
import gapOverCover from './rotations/gap-over-cover.ts'
import handoffInClockChange from './rotations/handoff-in-clock-change.ts'
import layerStranger from './rotations/layer-stranger.ts'
import overrideInvalid from './rotations/override-invalid.ts'
import rotationEmpty from './rotations/rotation-empty.ts'
import rotationGap from './rotations/rotation-gap.ts'
import rotationOfOne from './rotations/rotation-of-one.ts'
import rotationOverlap from './rotations/rotation-overlap.ts'
import runbookSectionEmpty from './runbooks/runbook-section-empty.ts'
import runbookSectionMissing from './runbooks/runbook-section-missing.ts'
import runbookSectionOrder from './runbooks/runbook-section-order.ts'
import runbookSectionStub from './runbooks/runbook-section-stub.ts'
import runbookSectionUnknown from './runbooks/runbook-section-unknown.ts'
import runbookUnreached from './runbooks/runbook-unreached.ts'
import severitySectionMissing from './runbooks/severity-section-missing.ts'
import addressUnencrypted from './security/address-unencrypted.ts'
import addressWithCredentials from './security/address-with-credentials.ts'
import secretInContent from './security/secret-in-content.ts'
import contentVersionDiffers from './settings/content-version-differs.ts'
import menuPlaceUnknown from './settings/menu-place-unknown.ts'
import recordingMissing from './settings/recording-missing.ts'
import settingRuleRequired from './settings/setting-rule-required.ts'
import settingRuleUnknown from './settings/setting-rule-unknown.ts'
import settingsMissing from './settings/settings-missing.ts'
import severityIdTaken from './settings/severity-id-taken.ts'
import severityWithoutPolicy from './settings/severity-without-policy.ts'
import siteAccentFaint from './settings/site-accent-faint.ts'
import sitePictureMissing from './settings/site-picture-missing.ts'
import sourceIdTaken from './settings/source-id-taken.ts'
import sourceUnknown from './settings/source-unknown.ts'
import sourceUnused from './settings/source-unused.ts'
import sourceWithoutValues from './settings/source-without-values.ts'
import statusTimingContradiction from './settings/status-timing-contradiction.ts'
import trustInContent from './settings/trust-in-content.ts'
import specEnumDiffers from './specs/spec-enum-differs.ts'
import specFieldUnknown from './specs/spec-field-unknown.ts'
import specFieldUnsent from './specs/spec-field-unsent.ts'
import specMissing from './specs/spec-missing.ts'
import specOperationUnknown from './specs/spec-operation-unknown.ts'
import specRequiredDiffers from './specs/spec-required-differs.ts'
import specTypeDiffers from './specs/spec-type-differs.ts'
import specUnreadable from './specs/spec-unreadable.ts'
import specVersionDiffers from './specs/spec-version-differs.ts'
import suppressionExpired from './suppressions/suppression-expired.ts'
import suppressionIncomplete from './suppressions/suppression-incomplete.ts'
import suppressionRefused from './suppressions/suppression-refused.ts'
import suppressionRuleUnknown from './suppressions/suppression-rule-unknown.ts'
import suppressionUnused from './suppressions/suppression-unused.ts'
import upstreamMoved from './upstream/upstream-moved.ts'
import upstreamPartUnknown from './upstream/upstream-part-unknown.ts'
import upstreamUnknown from './upstream/upstream-unknown.ts'
import upstreamUnrecorded from './upstream/upstream-unrecorded.ts'

/** All rules by the topic whose folder they stand in. */
export const rulesByTopic: Readonly<Record<string, readonly Rule[]>> = {
  alerts: [
    alertAboveSeverity,
    alertConditionDuplicate,
    alertNameTaken,
    alertThresholdMissing,
    alertUndefined,
    alertWithoutEscalation,
    maxAgeTooShort,
    queryNotJsonPath,
    queryNotPromql,
    querySeveralSeries,
    queryWrites,
    sentencePlaceholderUnknown,
    signalIdTaken,
    signalWithoutMaxAge,
    signalWithoutSentence,
    thresholdOrder,
    thresholdQuotedWrongly,
  ],
  calendars: [
    calendarEnds,
    calendarNameAmbiguous,
    calendarNameUnmapped,
    calendarNameUnseen,
    calendarNotFetched,
    calendarStale,
    calendarUnreadable,
  ],
  changes: [
    breakUnrecorded,
    changeApprovalMissing,
    changeClaimsUntouched,
    changeConsumerMissing,
    changeContractMissing,
    changeInFreeze,
    changePlanMissing,
    changeReleasedEarly,
    changeStepContradicted,
    changeUnderstated,
    changeUnprepared,
    changeUnwatched,
    versionMovedBack,
    waiverExpired,
    waiverUnapproved,
    waiverUnused,
  ],
  commands: [
    commandWithTypography,
    codeNotClosed,
    codeWithoutLanguage,
    commandShowsSecret,
    commandWithOutput,
    commandWithPrompt,
    dangerWithoutWayBack,
    dangerousCommandUnmarked,
    firstActionLate,
    inputExampleUnfit,
    inputPlaceUnknown,
    inputWithoutForm,
    irreversibleUnmarked,
    riskContradicted,
    riskUndeclared,
    inputNameTaken,
    inputUndeclared,
    inputUnused,
    placeholderForeign,
    recoveryUnverified,
    stepWithTwoCommands,
  ],
  components: [
    componentWithSpace,
    componentAttributeMissing,
    componentAttributeUnknown,
    calloutUnread,
    componentNotClosed,
    componentUnknown,
    eventHandler,
    mdxCode,
    mdxSyntax,
    rawScript,
  ],
  contacts: [contactMalformed, contactMeansMissing, internalContactPublic, ownerMailbox],
  contracts: [contractFieldDuplicate, contractUncovered, fieldMappedTwice, fieldNotInContract, fieldUnmapped, writeWithoutRight],
  'data-objects': [copyAgainstFlow, copyCycle, copyUnfed, systemOfRecordConflict, systemOfRecordMissing],
  dates: [dateInFuture, datePassed, datesReversed, exerciseOverdue, incidentUnnamed, reviewOverdue],
  delivery: [
    decisionHalfSuperseded,
    decisionNotImmediate,
    decisionOverdue,
    decisionRankTaken,
    decisionRankUnexplained,
    decisionWithoutOwner,
    sliceCycle,
    sliceOrder,
    sliceTooLarge,
    sliceUndecided,
    sliceWithoutEvidence,
  ],
  escalation: [
    escalationCycle,
    escalationLevelEmpty,
    escalationOrder,
    escalationPathUnused,
    escalationTargetUnknown,
    escalationTooLong,
    escalationWithoutLastResort,
    firstHumanTooLate,
    lastResortOffDuty,
    levelNeverFires,
    levelWakesTooMany,
    personTwiceInLevel,
    samePersonTwice,
  ],
  facts: [factCheckOverdue, factEnds, factWithoutSource],
  files: [
    codeUnquoted,
    fileEmpty,
    fileLinkedOutside,
    fileMisplaced,
    fileNotServed,
    fileNotShown,
    fileNotText,
    fileSymlinkLoop,
    fileTooLarge,
    fileUnreadable,
    frontmatterInvalidValue,
    frontmatterMissing,
    frontmatterMissingKey,
    frontmatterSyntax,
    frontmatterUnclosed,
    frontmatterUnknownKey,
    idDuplicate,
    idUnusable,
    listRepeats,
    valueCut,
    imageExternal,
    imageWithoutAlt,
    numberTaken,
  ],
  firing: [
    alertFallsToRoot,
    alertFileUnreadable,
    alertForDiffers,
    alertMuted,
    alertNeverFires,
    alertOwnerDiffers,
    alertQueryDiffers,
    alertRenamed,
    alertRouteShadowed,
    alertSeverityDiffers,
    alertThresholdDiffers,
    alertToOtherTeam,
    firingRuleUnnamed,
    pageKeptBack,
    receiverUnowned,
    runbookUrlAnchorUnknown,
    runbookUrlDangling,
    runbookUrlMissing,
    runbookUrlOtherPage,
    runbookUrlUntold,
  ],
  links: [
    formerNameTaken,
    integrationContradicted,
    definitionMissing,
    definitionRepeats,
    linkMalformed,
    linkAnchorUnknown,
    linkBroken,
    nameDropped,
    referenceUnknown,
    referenceWrongKind,
    urlSchemeRefused,
  ],
  ownership: [
    backupIsOwner,
    errorCodeTaken,
    failureModeWithoutRunbook,
    integrationInoperable,
    ownerMissing,
    ownerUnderstaffed,
    ownerUnknown,
    ownershipTableTaken,
    personLeaves,
    personLeft,
    releaseHandoffMissing,
    releaseHandoffOneSided,
    releaseHandoffOutdated,
    responsibilityMissing,
    teamRotationMismatch,
  ],
  rotations: [
    declarationUnused,
    gapOverCover,
    handoffInClockChange,
    layerStranger,
    overrideInvalid,
    rotationEmpty,
    rotationGap,
    rotationOfOne,
    rotationOverlap,
  ],
  runbooks: [
    runbookSectionEmpty,
    runbookSectionMissing,
    runbookSectionOrder,
    runbookSectionStub,
    runbookSectionUnknown,
    runbookUnreached,
    severitySectionMissing,
  ],
  security: [addressUnencrypted, addressWithCredentials, secretInContent],
  settings: [
    contentVersionDiffers,
    recordingMissing,
    settingRuleRequired,
    settingRuleUnknown,
    settingsMissing,
    severityIdTaken,
    severityWithoutPolicy,
    menuPlaceUnknown,
    siteAccentFaint,
    sitePictureMissing,
    sourceIdTaken,
    sourceUnknown,
    sourceUnused,
    sourceWithoutValues,
    statusTimingContradiction,
    trustInContent,
  ],
  specs: [
    specEnumDiffers,
    specFieldUnknown,
    specFieldUnsent,
    specMissing,
    specOperationUnknown,
    specRequiredDiffers,
    specTypeDiffers,
    specUnreadable,
    specVersionDiffers,
  ],
  suppressions: [suppressionExpired, suppressionIncomplete, suppressionRefused, suppressionRuleUnknown, suppressionUnused],
  upstream: [upstreamMoved, upstreamPartUnknown, upstreamUnknown, upstreamUnrecorded],
}

const ownRules: readonly Rule[] = inOrder(Object.values(rulesByTopic).flat())

/** All rules, in the order of their files; with those of the configuration once {@link useRules} has named them. */
export let rules: readonly Rule[] = ownRules

/**
 * Takes rules of a configuration beside those of the program, in place of any it has taken before.
 *
 * What such a rule finds is never kept: its text is not part of what makes kept facts old.
 *
 * @throws {RangeError} When two rules have one id.
 */
export function useRules(added: readonly Rule[]): void {
  const all = [...ownRules, ...added.map(({local: _kept, ...rule}) => rule)]
  const twice = all.find(({id}, index) => all.findIndex(other => other.id === id) !== index)
  if (twice) throw new RangeError(`there are two rules \`${twice.id}\``)
  rules = added.length === 0 ? ownRules : inOrder(all)
}

/** Path of the file a rule of the program stands in, from its root; nothing for a rule of a configuration. */
export function ruleFile(id: string): string | undefined {
  const topic = Object.keys(rulesByTopic).find(each => rulesByTopic[each]?.some(rule => rule.id === id))
  return topic && `src/rules/${topic}/${id}.ts`
}

function inOrder(unsorted: readonly Rule[]): readonly Rule[] {
  return unsorted.toSorted((a, b) => (`${a.id}.ts` < `${b.id}.ts` ? -1 : 1))
}
