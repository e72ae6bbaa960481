import type {AlertFormat} from '../firing.ts'
import {alertmanager} from './alertmanager.ts'
import {cloudwatch} from './cloudwatch.ts'
import {datadog} from './datadog.ts'
import {grafana} from './grafana.ts'
import {prometheus} from './prometheus.ts'

/** The forms in which alerting systems write their files, in the order in which they are tried. */
export const alertFormats: readonly AlertFormat[] = [prometheus, alertmanager, grafana, datadog, cloudwatch]
