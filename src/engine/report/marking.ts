/** The five labels of TLP 2.0 in their official spelling (first.org/tlp); anything else is a label of one's own. */
export function readMarking(text: string | undefined): string | null {
  const label = text?.trim() ?? '';
  if (label === '') return null;
  const known = /^(?:tlp:?\s*)?(red|amber\+strict|amber|green|clear)$/i.exec(label)?.[1];
  return known ? `TLP:${known.toUpperCase()}` : label;
}
