/**
 * Why a collection is listed from the beginning. `first`: it never was.
 * `expired`: the API server forgot the place to go on from (410). `refused`,
 * `failing`: it does not go on from there, and says so or keeps failing.
 * `broken`: a list ended before it was whole. `moved`: another version is
 * served. `replaced`: the cluster is another one. `returned`: it was denied or
 * absent.
 */
export type ListReason =
  | 'first'
  | 'expired'
  | 'refused'
  | 'failing'
  | 'broken'
  | 'moved'
  | 'replaced'
  | 'returned';
