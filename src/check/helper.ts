// Started by `check` once for each core when many files have to be parsed; not for people.
import {runAnalysisWorker} from '../host/analysis-worker.ts'
import {rules} from '../rules/index.ts'

await runAnalysisWorker(rules)
