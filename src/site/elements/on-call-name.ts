import {onCallLabel} from '../../oncall/on-call-label.ts'
import type {AnswerPart, OnCallRule} from '../../oncall/on-call-now.ts'
import {LiveAnswer} from './live-answer.ts'

/** Names who is on call now, where there is room for a name and no more. */
class OnCallName extends LiveAnswer<OnCallRule> {
  protected parts(rule: OnCallRule, now: number): AnswerPart[] {
    return onCallLabel(rule, now)
  }
}

customElements.define('on-call-name', OnCallName)
