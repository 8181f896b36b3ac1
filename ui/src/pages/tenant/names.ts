/** Addresses or domains as people write them into one field: separated by commas, semicolons, spaces or lines. */
export function splitNames(text: string): readonly string[] {
  return text.split(/[\s,;]+/).filter(Boolean);
}

export function joinNames(names: readonly string[]): string {
  return names.join(', ');
}
