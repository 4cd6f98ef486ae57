/** Those who want to know of changes. */
export interface ChangeListeners {
  /** Returns a function that ends it. */
  add(listener: () => void): () => void
  call(): void
}

export function createChangeListeners(): ChangeListeners {
  const entries = new Set<{ readonly listener: () => void }>()

  return {
    add(listener) {
      const entry = { listener }
      entries.add(entry)
      return () => {
        entries.delete(entry)
      }
    },
    call() {
      for (const { listener } of [...entries]) {
        try {
          listener()
        } catch {
          // A page that cannot be told must not keep spans from being taken.
        }
      }
    },
  }
}
