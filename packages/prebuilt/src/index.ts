export { usePrebuilt } from './use-prebuilt'
