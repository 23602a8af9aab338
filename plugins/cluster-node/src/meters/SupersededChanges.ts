/**
 * Changes that readers of the feed never got as such, because something newer
 * went in their place. Nothing is lost by it: a reader always ends with the
 * latest. It counts for all views of a hub.
 */
export class SupersededChanges {
  /** A newer state of the same row took their place. */
  byChange = 0;
  /** A snapshot took their place. */
  bySnapshot = 0;
}
