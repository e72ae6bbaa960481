import uPlot from 'uplot'
import {dateFormat} from '../../core/format/intl.ts'
import {quantityInWords, valueInWords, type Writing} from '../../core/format/units.ts'
import type {SignalMetadata} from '../../status/signal-metadata.ts'
import {lineOf, rangeOf, type SeriesStep} from '../../status/time-series.ts'
import {type Colours, coloursOf} from './plot-colours.ts'
import {shortTimeOfReader, zoneOfReader} from './reader-time.ts'

/** A change or incident as a plot shows it: a line with its number, and a band as long as it lasts. Instants in milliseconds. */
export interface PlotMark {
  number: number
  kind: string
  from: number
  to: number
}

/** What a plot shows. */
export interface Plotted {
  signal: SignalMetadata
  steps: readonly SeriesStep[]
  /** The time axis, in milliseconds; the same for all plots of a page. */
  span: {from: number; to: number}
  marks: readonly PlotMark[]
  writing: Writing
}

/** A drawn plot. */
export interface Plot {
  show(plotted: Plotted): void
  /** Takes the colours of the page anew; those of paper for printing. */
  recolour(onPaper?: boolean): void
  destroy(): void
}

const height = 168
const gutter = 64

/** Draws a signal's history against its thresholds into a place, with changes and incidents; `say` gets what stands under the pointer. */
export function drawPlot(place: HTMLElement, first: Plotted, say: (words: string) => void): Plot {
  let plotted = first
  let colours = coloursOf(place)
  const context = {plotted: () => plotted, colours: () => colours}
  const plot = new uPlot(optionsOf(place, context, say), dataOf(plotted), place)
  const resized = new ResizeObserver(() => plot.setSize({width: place.clientWidth, height}))
  resized.observe(place)
  return {
    show(next) {
      plotted = next
      plot.setData(dataOf(next))
    },
    recolour(onPaper = false) {
      colours = coloursOf(place, onPaper)
      plot.redraw(false, true)
    },
    destroy() {
      resized.disconnect()
      plot.destroy()
    },
  }
}

interface Context {
  plotted: () => Plotted
  colours: () => Colours
}

function dataOf({steps}: Plotted): uPlot.AlignedData {
  const {times, values} = lineOf(steps)
  return [times, values]
}

function optionsOf(place: HTMLElement, context: Context, say: (words: string) => void): uPlot.Options {
  const {plotted, colours} = context
  const font = `12px ${getComputedStyle(place).fontFamily}`
  const axis: uPlot.Axis = {
    font,
    stroke: () => colours()['ink-soft'],
    grid: {stroke: () => colours().rule, width: 1},
    ticks: {stroke: () => colours().rule, width: 1, size: 4},
  }
  return {
    width: place.clientWidth,
    height,
    padding: [14, 8, 0, 0],
    legend: {show: false},
    cursor: {y: false, drag: {x: false, y: false, setScale: false}, points: {show: false}, sync: {key: 'status'}},
    scales: {
      x: {time: true, range: () => [plotted().span.from / 1000, plotted().span.to / 1000]},
      y: {range: () => boundsOf(plotted())},
    },
    axes: [
      {...axis, space: 64, values: (_plot, splits) => splits.map(split => axisTime(split, plotted().writing))},
      {...axis, size: gutter, space: 36, values: (_plot, splits) => splits.map(split => axisValue(split, plotted()))},
    ],
    series: [
      {},
      {
        stroke: () => colours().ink,
        width: 1.75,
        points: {show: false},
        spanGaps: false,
        ...(uPlot.paths.stepped && {paths: uPlot.paths.stepped({align: 1})}),
      },
    ],
    hooks: {
      drawAxes: [plot => drawMarks(plot, context)],
      draw: [plot => drawLimits(plot, context)],
      setCursor: [plot => say(underCursor(plot, plotted()))],
    },
  }
}

function boundsOf({steps, signal}: Plotted): [number, number] {
  const {min, max} = rangeOf(steps, signal)
  return [min, max]
}

function axisTime(seconds: number, {locale}: Writing): string {
  const timeZone = zoneOfReader()
  const time = dateFormat('en-GB', {hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone}).format(seconds * 1000)
  return time === '00:00' ? dateFormat(locale, {month: 'short', day: 'numeric', timeZone}).format(seconds * 1000) : time
}

function axisValue(value: number, {signal, writing}: Plotted): string {
  return valueInWords(value, signal.unit, {...writing, exact: true})
}

function underCursor(plot: uPlot, {steps, signal, writing}: Plotted): string {
  const {left} = plot.cursor
  if (left === undefined || left < 0) return ''
  const at = plot.posToVal(left, 'x') * 1000
  const step = steps.find(({from, to}) => from <= at && at < to)
  if (!step) return ''
  return `${shortTimeOfReader(step.from, writing.locale, step.to - step.from < 60_000)}: ${step.value === null ? 'no value' : quantityInWords(step.value, signal.unit, writing)}`
}

// Below the line, so that a band hides no value.
function drawMarks(plot: uPlot, {plotted, colours}: Context): void {
  const {ctx, bbox} = plot
  const ratio = devicePixelRatio
  ctx.save()
  for (const {number, kind, from, to} of plotted().marks) {
    const [left, right] = [from, to].map(at => Math.min(Math.max(plot.valToPos(at / 1000, 'x', true), bbox.left), bbox.left + bbox.width))
    if (left === undefined || right === undefined) continue
    ctx.fillStyle = colours()['accent-wash']
    ctx.fillRect(left, bbox.top, Math.max(right - left, 1), bbox.height)
    ctx.fillStyle = colours().accent
    ctx.fillRect(left - ratio / 2, bbox.top, 1.5 * ratio, bbox.height)
    drawNumber(ctx, {x: left, y: bbox.top - 7 * ratio, number, kind, colours: colours()})
  }
  ctx.restore()
}

function drawNumber(
  ctx: CanvasRenderingContext2D,
  {x, y, number, kind, colours}: {x: number; y: number; number: number; kind: string; colours: Colours},
): void {
  const half = 7 * devicePixelRatio
  ctx.beginPath()
  // As in the list beneath: a change is square, an incident round.
  if (kind === 'incident') ctx.arc(x, y, half, 0, 2 * Math.PI)
  else ctx.rect(x - half, y - half, 2 * half, 2 * half)
  ctx.fillStyle = colours.accent
  ctx.fill()
  ctx.fillStyle = colours.paper
  ctx.font = `bold ${11 * devicePixelRatio}px sans-serif`
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.fillText(String(number), x, y)
}

function drawLimits(plot: uPlot, {plotted, colours}: Context): void {
  const {ctx, bbox} = plot
  const {signal, writing} = plotted()
  const ratio = devicePixelRatio
  ctx.save()
  ctx.font = `${12 * ratio}px ${getComputedStyle(plot.root).fontFamily}`
  ctx.textAlign = 'left'
  for (const level of ['warning', 'critical'] as const) {
    const limit = signal[level]
    // Where both levels are one value, it is critical at once.
    if (limit === undefined || (level === 'warning' && limit === signal.critical)) continue
    const y = plot.valToPos(limit, 'y', true)
    ctx.strokeStyle = colours()[level]
    ctx.fillStyle = colours()[level]
    ctx.lineWidth = (level === 'critical' ? 2 : 1.5) * ratio
    ctx.setLineDash(level === 'critical' ? [] : [6 * ratio, 4 * ratio])
    ctx.beginPath()
    ctx.moveTo(bbox.left, y)
    ctx.lineTo(bbox.left + bbox.width, y)
    ctx.stroke()
    const isBelow = y - bbox.top < 16 * ratio
    ctx.textBaseline = isBelow ? 'top' : 'bottom'
    ctx.fillText(
      `${level} ${valueInWords(limit, signal.unit, {...writing, exact: true})}`,
      bbox.left + 6 * ratio,
      y + (isBelow ? 3 : -2) * ratio,
    )
  }
  ctx.restore()
}
