/**
 * Importers and exporters: what it takes to read and write the form of another program.
 *
 * @module
 */
export type {ContentFile, Imported} from '../exchange/content-file.ts'
export {defineExporter, type ExportContext, type Exported, type Exporter, ExportRefused} from '../exchange/exporter.ts'
export {type ExchangeFinding, UnreadableInput} from '../exchange/finding.ts'
export {defineImporter, type Import, type ImportContext, type Importer} from '../exchange/importer.ts'
export type {InputFile} from '../exchange/json-source.ts'
