import { selectionKey } from './RowSelection';
import { Lease, Shared } from './Shared';
import { WindowIndex, WindowOrder } from './WindowIndex';

/** Shares one index among all windows that agree on rows and order. */
export class WindowIndexes {
  private readonly shared = new Shared<WindowIndex>();

  /** How many indexes are in use. */
  get size(): number {
    return this.shared.size;
  }

  acquire(order: WindowOrder): Lease<WindowIndex> {
    return this.shared.acquire(keyOf(order), () => new WindowIndex(order));
  }
}

function keyOf({ sort, filters, text, ...selected }: WindowOrder) {
  return JSON.stringify([
    selectionKey(selected),
    [sort?.column, sort?.descending ?? false],
    Object.entries(filters ?? {}).sort(),
    text?.toLowerCase(),
  ]);
}
