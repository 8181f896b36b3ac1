/**
 * A Graph path with every inserted value percent-encoded: graphPath`/users/${id}`. Guests' names hold `#EXT#`, which would
 * otherwise cut the address off.
 */
export function graphPath(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return parts.reduce((path, part, index) => path + encodeURIComponent(values[index - 1] ?? '') + part);
}
