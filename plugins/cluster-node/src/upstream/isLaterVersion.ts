const decimal = /^[1-9]\d*$/;

/**
 * Whether one resource version is later than another. Versions are decimal
 * numbers that grow over a collection (Kubernetes enhancement 5504); of what is
 * no number nothing is known, so it counts as later.
 */
export function isLaterVersion(version: string, than: string): boolean {
  if (!decimal.test(version) || !decimal.test(than)) {
    return true;
  }
  // They may have more digits than a JavaScript number is exact to.
  return version.length === than.length
    ? version > than
    : version.length > than.length;
}
