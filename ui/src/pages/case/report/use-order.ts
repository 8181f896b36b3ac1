import { useState } from 'react';
import type { ReportAudience, ReportOrder } from '../../../../../src/server/contract/reports.ts';
import { useLanguage } from '../../../i18n/language.tsx';

export interface ChosenLogo {
  readonly name: string;
  readonly bytes: number;
  readonly base64: string;
}

type Wanted = Omit<ReportOrder, 'logo' | 'marking'> & {
  readonly marking: string;
  readonly logo: ChosenLogo | null;
};

export interface OrderForm {
  readonly wanted: Wanted;
  change(values: Partial<Wanted>): void;
  /** The logo is small enough. */
  readonly valid: boolean;
  readonly order: ReportOrder;
}

/** The server refuses more. */
const largestLogo = 1_000_000;

export function useOrder(audience: ReportAudience): OrderForm {
  const language = useLanguage();
  const [wanted, setWanted] = useState<Wanted>({
    audience,
    language,
    format: 'html',
    marking: '',
    logo: null,
    paper: 'a4',
  });
  const { marking, logo } = wanted;
  const dressed = takesLogo(wanted) ? logo : null;
  return {
    wanted,
    change: (values) => setWanted((known) => ({ ...known, ...values })),
    valid: dressed === null || dressed.bytes <= largestLogo,
    order: {
      ...wanted,
      marking: marking.trim() || null,
      logo: dressed && { name: dressed.name, base64: dressed.base64 },
    },
  };
}

/** Markdown and data hold no pictures. */
export function takesLogo({ format }: Pick<ReportOrder, 'format'>): boolean {
  return format === 'html' || format === 'pdf';
}

/** A file that is too large is named, and not read. */
export async function readLogo(file: File): Promise<ChosenLogo> {
  const { name, size } = file;
  if (size > largestLogo) return { name, bytes: size, base64: '' };
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')));
    reader.readAsDataURL(file);
  });
  return { name, bytes: size, base64: url.slice(url.indexOf(',') + 1) };
}
