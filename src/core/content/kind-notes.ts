import type {Kind} from './kinds.ts'

/** Says what one entry of a kind is, as a sentence; the authoring guide begins with it. */
export const kindNotes: Record<Kind, string> = {
  system: 'A system holds or moves business data: a storefront, an ERP, a queue.',
  person: 'A person can be reached: by phone, chat or e-mail.',
  team: 'A team owns things, with a named first responder behind it.',
  rotation: 'A rotation says who is on call when.',
  'escalation-path': 'An escalation path says who is notified, after how long, until somebody answers.',
  'data-object': 'A data object is something that several systems know, such as an order; exactly one decides each of its fields.',
  integration: 'An integration is a flow of data objects between systems, with the signals that show how it does.',
  contract: 'A contract is the endpoint, topic or document an integration depends on, with its fields.',
  'failure-mode': 'A failure mode is a named way an integration fails, with its alerts and error codes.',
  runbook: 'A runbook is the recovery of one or more failure modes.',
  ownership: 'An ownership table gives the five responsibilities of one integration to teams.',
  change: 'A change is a release or mapping change under control.',
  decision: 'A decision is something to decide or do, ranked.',
  slice: 'A slice is one step of the delivery sequence, with the proof that ends it.',
  incident: 'An incident is what happened, and which failure mode it was.',
}
