import type {PlacedNode} from '../../core/content/placed-yaml.ts'
import {type AlertFormat, addRule, alertNameOf, type FiringFile, type PlacedValue, placed} from '../firing.ts'
import {runbookIn} from './runbook-text.ts'

/**
 * Alarms of CloudWatch: what `describe-alarms` answers, resources of a CloudFormation template, and a plan of Terraform as JSON.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html for the fields.
 */
export const cloudwatch: AlertFormat = {
  id: 'cloudwatch',
  title: 'alarms of CloudWatch: answers of `describe-alarms`, CloudFormation templates, Terraform plans as JSON',
  knows: document =>
    ['MetricAlarms', 'CompositeAlarms'].some(key => document.get(key)?.kind === 'list') ||
    document.get('planned_values')?.kind === 'map' ||
    [...(document.get('Resources')?.pairs() ?? [])].some(({value}) => alarmTypes.has(value.get('Type')?.scalar ?? '')),
  read(document, into) {
    for (const key of ['MetricAlarms', 'CompositeAlarms'])
      for (const alarm of document.get(key)?.items ?? []) if (!readAlarm(alarm, answered, into)) return
    for (const {key, keyNode, value} of document.get('Resources')?.pairs() ?? []) {
      if (!alarmTypes.has(value.get('Type')?.scalar ?? '')) continue
      const properties = value.get('Properties') ?? value
      if (!readAlarm(properties, answered, into, {text: key, node: keyNode})) return
    }
    readModule(document.get('planned_values')?.get('root_module'), into)
  },
}

const alarmTypes = new Set(['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'])
const planTypes = new Set(['aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm'])

/** What a form calls the fields of an alarm. */
interface AlarmWords {
  name: string
  description: string
  actions: string
  threshold: string
  expr: string
}

const answered: AlarmWords = {
  name: 'AlarmName',
  description: 'AlarmDescription',
  actions: 'AlarmActions',
  threshold: 'Threshold',
  expr: 'AlarmRule',
}

const planned: AlarmWords = {
  name: 'alarm_name',
  description: 'alarm_description',
  actions: 'alarm_actions',
  threshold: 'threshold',
  expr: 'alarm_rule',
}

function readModule(module: PlacedNode | undefined, into: FiringFile, depth = 0): void {
  if (!module || depth > 20) return
  for (const resource of module.get('resources')?.items ?? []) {
    const values = resource.get('values')
    if (values && planTypes.has(resource.get('type')?.scalar ?? '') && !readAlarm(values, planned, into)) return
  }
  for (const child of module.get('child_modules')?.items ?? []) readModule(child, into, depth + 1)
}

function readAlarm(alarm: PlacedNode, words: AlarmWords, into: FiringFile, otherwise?: PlacedValue): boolean {
  const title = placed(alarm.get(words.name)) ?? otherwise
  if (!title) {
    into.faults.push({at: alarm.span, reason: `an alarm has no \`${words.name}\``})
    return true
  }
  const runbook = runbookIn(placed(alarm.get(words.description)))
  const node = alarm.get(words.threshold)
  const value = Number(node?.scalar)
  const expr = placed(alarm.get(words.expr)) ?? placed(alarm.get('MetricName') ?? alarm.get('metric_name'))
  return addRule(into, {
    format: 'cloudwatch',
    file: into.file,
    title,
    name: alertNameOf(title.text),
    node: alarm,
    ...(expr && {expr}),
    isPromql: false,
    ...(node && Number.isFinite(value) && {threshold: {value, node}}),
    labels: tagsOf(alarm),
    ...(runbook && {runbook}),
    notifies: (alarm.get(words.actions)?.items ?? []).flatMap(topicOf),
  })
}

function tagsOf(alarm: PlacedNode): Map<string, PlacedValue> {
  const labels = new Map<string, PlacedValue>()
  for (const {key, value} of alarm.get('tags')?.pairs() ?? []) {
    const text = placed(value)
    if (text) labels.set(key, text)
  }
  for (const tag of alarm.get('Tags')?.items ?? []) {
    const [key, value] = [tag.get('Key')?.scalar, placed(tag.get('Value'))]
    if (key !== undefined && value) labels.set(key, value)
  }
  return labels
}

// `arn:aws:sns:us-east-1:1:commerce-pager` → `commerce-pager`; a reference to another resource is known by its name there.
function topicOf(node: PlacedNode): PlacedValue[] {
  const text = node.scalar ?? node.get('Ref')?.scalar
  return text === undefined ? [] : [{text: text.slice(text.lastIndexOf(':') + 1), node}]
}
