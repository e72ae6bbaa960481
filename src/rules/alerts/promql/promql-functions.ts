/** What an expression gives: one number, one number per series, several numbers per series, or a text. */
export type PromqlType = 'scalar' | 'vector' | 'matrix' | 'string'

/** What a function takes and gives. */
export interface PromqlFunction {
  takes: PromqlType[]
  /** How many of them must be given. */
  needs: number
  /** True where the last one may come any number of times. */
  repeats: boolean
  gives: PromqlType
}

// v: vector, m: matrix, s: scalar, t: text; `?` the one before may be left out, `*` it may come any number of times, also none.
const written: Record<string, string> = {
  v: `abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor histogram_avg histogram_count histogram_stddev
    histogram_stdvar histogram_sum ln log10 log2 rad sgn sin sinh sort sort_desc sqrt tan tanh timestamp scalar`,
  m: `absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta increase irate last_over_time mad_over_time
    max_over_time min_over_time present_over_time rate resets stddev_over_time stdvar_over_time sum_over_time ts_of_first_over_time
    ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time`,
  'v?': 'day_of_month day_of_week day_of_year days_in_month hour minute month year',
  'vs?': 'round',
  vs: 'clamp_max clamp_min',
  vss: 'clamp',
  sv: 'histogram_quantile',
  ssv: 'histogram_fraction',
  sm: 'quantile_over_time',
  ms: 'predict_linear',
  mss: 'double_exponential_smoothing',
  'vttt*': 'label_join',
  vtttt: 'label_replace',
  'vt*': 'sort_by_label sort_by_label_desc',
  s: 'vector',
  '': 'pi time',
}

const types: Record<string, PromqlType> = {v: 'vector', m: 'matrix', s: 'scalar', t: 'string'}
const givesScalar = new Set(['pi', 'time', 'scalar'])

/**
 * What is known of functions, by name; one that is missing here is newer or being tried out, and nothing is said of its arguments.
 *
 * @see https://github.com/prometheus/prometheus/blob/main/promql/parser/functions.go
 */
export const promqlFunctions: ReadonlyMap<string, PromqlFunction> = new Map(
  Object.entries(written).flatMap(([form, names]) => names.split(/\s+/).map(name => [name, functionOf(name, form)] as const)),
)

function functionOf(name: string, form: string): PromqlFunction {
  const takes = [...form.replace(/[?*]/g, '')].map(letter => types[letter] ?? 'vector')
  return {
    takes,
    needs: /[?*]$/.test(form) ? takes.length - 1 : takes.length,
    repeats: form.endsWith('*'),
    gives: givesScalar.has(name) ? 'scalar' : 'vector',
  }
}
