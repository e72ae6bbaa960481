import {type DutyRules, ownShiftsInParts} from '../../oncall/next-shift.ts'
import type {AnswerPart} from '../../oncall/on-call-now.ts'
import {LiveAnswer} from './live-answer.ts'

/** Says when somebody is on call, now and next, on the reader's clock and that of each rotation. */
class NextShift extends LiveAnswer<DutyRules> {
  protected parts(rules: DutyRules, now: number, reader: string | undefined): AnswerPart[] {
    return ownShiftsInParts(rules, now, reader)
  }
}

customElements.define('next-shift', NextShift)
