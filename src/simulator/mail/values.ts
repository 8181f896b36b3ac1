/** The values of a setting that may be one, several or none; a switch that is off has none. */
export function valuesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  return value === null || value === undefined || value === '' || value === false ? [] : [String(value)];
}
