import * as z from 'zod'
import {expectedChannelForm, expectedForm} from '../../core/catalog/queries/contacts.ts'
import {timeZone} from '../../core/content/schema/field.ts'
import type {Written} from '../../core/content/schema/index.ts'
import {handlePattern} from '../../core/content/schema/team.ts'
import {oneLine} from '../content-file.ts'
import {emailOf, type Matches, nameOf} from './matches.ts'
import {annotation} from './names.ts'
import type {SourceEntity} from './shape.ts'

/** Gives the team that a Group stands for. */
export function teamOf(entity: SourceEntity, matches: Matches): Written<'team'> {
  const {annotations, description} = entity.metadata
  const lead = annotations[annotation.lead]
  const members = matches.membersOf(entity).flatMap(key => matches.known('person', key) ?? [])
  const channel = annotations[annotation.channel]
  const codeHost = annotations[annotation.codeHost]
  const email = emailOf(entity)
  const leadKey = lead === undefined ? undefined : matches.ownKey('user', lead)
  const purpose = oneLine(description)
  if (purpose === undefined)
    matches.tell(
      'warning',
      entity,
      ['metadata'],
      `group \`${entity.metadata.name}\` has no description; a placeholder stands for its purpose`,
      'Write what the team answers for.',
    )
  if (typeof entity.spec.parent === 'string')
    matches.tell(
      'note',
      entity,
      ['spec', 'parent'],
      `the parent \`${entity.spec.parent}\` of group \`${entity.metadata.name}\` is left out: teams here have no order`,
    )
  return {
    title: nameOf(entity),
    ids: matches.idsOf(entity),
    purpose: purpose ?? 'To be written.',
    lead: leadKey === undefined ? undefined : matches.known('person', leadKey),
    members,
    channel: channel !== undefined && expectedChannelForm(channel) === undefined ? channel : undefined,
    mailbox: email !== undefined && z.regexes.email.test(email) ? email : undefined,
    codeHost: codeHost !== undefined && handlePattern.test(codeHost) ? codeHost : undefined,
  }
}

/** Gives the person that a User stands for; without a time zone, that of the settings. */
export function personOf(entity: SourceEntity, matches: Matches): Written<'person'> {
  const {annotations, description, name} = entity.metadata
  const email = emailOf(entity)
  const chat = annotations[annotation.chat]
  const contacts = [
    ...(chat === undefined ? [] : [{via: 'chat' as const, address: chat}]),
    ...(email === undefined ? [] : [{via: 'email' as const, address: email}]),
  ].filter(({via, address}) => expectedForm({via, address}) === undefined)
  const {[annotation.role]: role, [annotation.timeZone]: zone} = annotations
  if (zone === undefined)
    matches.tell(
      'warning',
      entity,
      ['metadata'],
      `user \`${name}\` has no time zone; \`${matches.catalog.settings.timeZone}\` of the settings is written`,
      'Write where their clock is.',
    )
  if (contacts.length === 0)
    matches.tell('warning', entity, ['spec'], `user \`${name}\` has nothing by which they are reached`, 'Add a contact to the person.')
  return {
    title: nameOf(entity),
    summary: oneLine(description),
    ids: matches.idsOf(entity),
    role: oneLine(role) ?? 'Member of the organisation',
    organisation: oneLine(annotations[annotation.organisation]),
    timeZone: zone !== undefined && timeZone().safeParse(zone).success ? zone : matches.catalog.settings.timeZone,
    contacts,
  }
}
