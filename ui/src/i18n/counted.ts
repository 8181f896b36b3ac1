/** `1 record`, `603 records`: the count as the language writes it, where it can be large, before the word that fits it. */
export function counted(count: number, one: string, many: string, shown = String(count)): string {
  return `${shown} ${count === 1 ? one : many}`;
}
