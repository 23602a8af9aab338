/**
 * An image without its registry and path, and with a digest cut short:
 * `registry.example/team/cart:1.4@sha256:abc…` → `cart:1.4`.
 */
export function shortImage(image: string): string {
  const [named, digest] = image.split('@');
  const last = named.slice(named.lastIndexOf('/') + 1);
  if (!digest || last.includes(':')) {
    return last;
  }
  return `${last}@${digest.replace(/^sha256:/, '').slice(0, 12)}`;
}
