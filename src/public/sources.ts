/**
 * Status sources and formats of reports: what it takes to add a kind of one's own.
 *
 * @module
 */
export {defineFormat, type ReportContext, type ReportFormat} from '../report/format.ts'
export type {Report} from '../report/report.ts'
export {sourceKinds} from '../status/source/index.ts'
export {defineSource, type SourceContext, type SourceDefinition, type StatusSourceKind} from '../status/source/kind.ts'
export type {PageContent, PageFormat} from '../status/source/page-format.ts'
export type {Request, Source, SourceAnswer} from '../status/source/source.ts'
