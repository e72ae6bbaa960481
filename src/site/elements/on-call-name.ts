import {onCallBriefly} from '../../oncall/on-call-label.ts'
import type {OnCallRule, Part} from '../../oncall/on-call-now.ts'
import {LiveAnswer} from './live-answer.ts'

/** Names who is on call now, where there is room for a name and no more. */
class OnCallName extends LiveAnswer<OnCallRule> {
  protected parts(rule: OnCallRule, now: number): Part[] {
    return onCallBriefly(rule, now)
  }
}

customElements.define('on-call-name', OnCallName)
