import { usePrebuilt } from '@voluntarily/prebuilt'

// before anything of OpenTelemetry is loaded, which an import would do
usePrebuilt()
const { registerProcess }: typeof import('./index') = require('./index')
registerProcess()
