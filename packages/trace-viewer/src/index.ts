export { traceViewerSpecs } from './settings'
