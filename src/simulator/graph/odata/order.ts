import type { Obj } from '../../state/tenant.ts';
import { graphError } from '../errors.ts';
import { member, orderOf } from './evaluate.ts';
import type { EntityType } from './properties.ts';

/** Rows by `$orderby`; the first key counts most. */
export function order(
  rows: readonly Obj[],
  clause: string | null,
  type: EntityType | undefined,
): readonly Obj[] {
  if (clause === null) return rows;
  const keys = clause.split(',').map((part) => {
    const [path = '', direction = 'asc', ...rest] = part.trim().split(/\s+/);
    const steps = path.split('/');
    if (rest.length > 0 || !/^(asc|desc)$/i.test(direction) || (type && !type.properties.has(steps[0]!)))
      throw graphError(400, 'BadRequest', `Invalid $orderby clause: '${part.trim()}'.`);
    return { steps, sign: direction.toLowerCase() === 'desc' ? -1 : 1 };
  });
  return rows.toSorted((a, b) => {
    for (const { steps, sign } of keys) {
      const [left, right] = [member(a, steps), member(b, steps)];
      // Null comes first in ascending order.
      const found = orderOf(left, right) ?? (left === null || left === undefined ? -1 : 1);
      if (found !== 0) return found * sign;
    }
    return 0;
  });
}
