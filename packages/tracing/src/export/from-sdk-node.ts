import { createRequire } from 'node:module'
import { cutGrpcCalls, type ExporterPart } from '@voluntarily/otlp'

type Exporter<Data> = ExporterPart<Data>['exporter'] & { shutdown(): Promise<void> }

/** For the packages that sdk-node brings along, in its versions. */
export function sdkNodeRequire(): NodeJS.Require {
  return createRequire(require.resolve('@opentelemetry/sdk-node'))
}

/** Makes one of a class of such a package. */
export function newFromSdkNode<Kind>(module: string, name: string, options: object): Kind {
  const { [name]: Class } = sdkNodeRequire()(module) as Record<string, new (options: object) => Kind>
  if (!Class) throw new Error(`${module} has no ${name}`)
  return new Class(options)
}

/** An exporter of such a package; over gRPC, its calls can be cut. */
export function partFromSdkNode<Data>(module: string, name: string, options: object): ExporterPart<Data> {
  const exporter = newFromSdkNode<Exporter<Data>>(module, name, options)
  return { exporter, close: () => exporter.shutdown(), abort: () => cutGrpcCalls(exporter) }
}
