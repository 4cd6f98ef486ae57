import { registerProcess } from './index'

registerProcess()
