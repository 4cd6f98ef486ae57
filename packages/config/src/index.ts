export { ConfigError, type ConfigProblem } from './config-error'
export { deferProblems, throwDeferredProblems } from './deferred-problems'
export { entryRequire } from './entry-script'
export { type Environment, environmentNames } from './environment'
export { errorMessage } from './error-message'
export { knownSecrets, secretsVersion } from './known-secrets'
export { loadConfig } from './load-config'
export { mask } from './mask'
export { maskAttributes } from './mask-attributes'
export { type MaskOptions, maskText, mayNeedMask } from './mask-text'
export { narrowSpec } from './narrow-spec'
export {
  hasMethods,
  isHttpUrl,
  isObject,
  isOneOrSeveral,
  isText,
  isWhole,
  type OptionCheck,
  optionProblems,
  optionsMessage,
  unknownOptions,
} from './option-problems'
export { type ReadOptions, readSettings, type Settings } from './read-settings'
export { isSecretAfter } from './secret-after'
export { holdsSecretValue } from './secret-values'
export { type IsSensitive, sensitiveKeys } from './sensitive-keys'
export { isSensitiveParameter } from './sensitive-names'
export { mayHoldCredentials } from './sensitive-text'
export { serviceAttributes } from './service-attributes'
export { type ServiceIdentity, serviceIdentity } from './service-identity'
export { serviceSpecs } from './service-specs'
export type { Config, Spec, SpecOptions, Specs } from './spec'
export { type SpecRow, specTable } from './spec-table'
export { bool } from './validators/bool'
export { bytes } from './validators/bytes'
export { durationMs } from './validators/duration-ms'
export { email } from './validators/email'
export { host } from './validators/host'
export { integer } from './validators/integer'
export { json } from './validators/json'
export { list } from './validators/list'
export { type LogLevel, logLevel } from './validators/log-level'
export { mongoUri } from './validators/mongo-uri'
export { num } from './validators/num'
export { port } from './validators/port'
export { str } from './validators/str'
export { url } from './validators/url'
