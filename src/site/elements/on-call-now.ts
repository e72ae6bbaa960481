import {type AnswerPart, type OnCallRule, onCallInParts} from '../../oncall/on-call-now.ts'
import {LiveAnswer} from './live-answer.ts'

/** Says who is on call now, until when and who is next, on the reader's clock and the rotation's. */
class OnCallNow extends LiveAnswer<OnCallRule> {
  protected parts(rule: OnCallRule, now: number, reader: string | undefined): AnswerPart[] {
    return onCallInParts(rule, now, {timeZone: rule.rules[0]?.timeZone ?? 'UTC', reader})
  }
}

customElements.define('on-call-now', OnCallNow)
