import { z } from 'zod';
import { formats } from '../../engine/report/write.ts';

/** `html,pdf`: each once, in the order given. */
export const formatsReader = z
  .string()
  .default('html')
  .transform((text) => [...new Set(text.split(',').map((word) => word.trim().toLowerCase()))])
  .pipe(z.array(z.enum(formats)).min(1));
