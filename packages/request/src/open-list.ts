/** A place in a list of what is open. */
export interface Place<Item> {
  previous: Item | undefined
  next: Item | undefined
}

/**
 * What is open, oldest first. A Set would do as well, but one that has few entries, and others all the time, is made anew all the time.
 */
export class OpenList<Item extends Place<Item>> {
  #first: Item | undefined
  #last: Item | undefined
  #size = 0

  get size(): number {
    return this.#size
  }

  add(item: Item): void {
    item.previous = this.#last
    item.next = undefined
    if (this.#last) this.#last.next = item
    else this.#first = item
    this.#last = item
    this.#size++
  }

  /** Does nothing for an item that is not in the list. */
  remove(item: Item): void {
    if (!item.previous && this.#first !== item) return
    if (item.previous) item.previous.next = item.next
    else this.#first = item.next
    if (item.next) item.next.previous = item.previous
    else this.#last = item.previous
    item.previous = undefined
    item.next = undefined
    this.#size--
  }

  items(): Item[] {
    const items: Item[] = []
    for (let item = this.#first; item; item = item.next) items.push(item)
    return items
  }
}
