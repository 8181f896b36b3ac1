import { z } from 'zod';
import type { Page } from '../contract/common.ts';

export const pageShape = {
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
};

export interface PageQuestion {
  readonly offset: number;
  readonly limit: number;
}

/** The asked part of `rows`; only its rows are drawn. */
export function pageOf<Row, Drawn>(
  rows: readonly Row[],
  { offset, limit }: PageQuestion,
  draw: (row: Row) => Drawn,
): Page<Drawn> {
  return { rows: rows.slice(offset, offset + limit).map(draw), total: rows.length };
}
