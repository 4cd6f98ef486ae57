import type { OtlpKeyValue, OtlpResource } from '../../otlp/otlp-json'
import { isLibraryAttribute } from '../adjust/library-attributes'
import type { Located } from '../adjust/spans-of'
import type { LegacyProcess } from './legacy-json'
import { sortTags, tagOf } from './legacy-tags'

/** The processes of a trace, which are its resources: each one once, under a name of its own. */
export interface LegacyProcesses {
  /** The name of the one that a span belongs to. */
  idOf(located: Located): string
  byId(): Record<string, LegacyProcess>
}

/** What describes the sending library goes from the span to its process, unless the trace is to stay `raw`. */
export function createProcesses(raw: boolean): LegacyProcesses {
  const byText = new Map<string, { readonly id: string; readonly process: LegacyProcess }>()
  const idsOfResources = new Map<OtlpResource, string>()

  function idOfProcess(process: LegacyProcess): string {
    const text = JSON.stringify(process)
    const known = byText.get(text) ?? { id: `p${byText.size + 1}`, process }
    byText.set(text, known)
    return known.id
  }

  return {
    idOf({ span, resource }) {
      const ofLibrary = raw ? [] : (span.attributes ?? []).filter(isLibraryAttribute)
      if (ofLibrary.length > 0) return idOfProcess(processOf(resource, ofLibrary))
      // Not once for each span: there can be many of one resource, and it can be large.
      const id = idsOfResources.get(resource) ?? idOfProcess(processOf(resource, []))
      idsOfResources.set(resource, id)
      return id
    },
    byId: () => Object.fromEntries([...byText.values()].map(({ id, process }) => [id, process])),
  }
}

function processOf({ attributes = [] }: OtlpResource, ofLibrary: OtlpKeyValue[]): LegacyProcess {
  const service = attributes.find(({ key }) => key === 'service.name')
  const others = attributes.filter(({ key }) => key !== 'service.name')
  return {
    serviceName: service?.value.stringValue ?? '',
    tags: sortTags([...others, ...ofLibrary].map(tagOf)),
  }
}
