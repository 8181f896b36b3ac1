import { createRequire } from 'node:module';
import type * as Api from '@duckdb/node-api';

/**
 * Required and not imported: before an import Node reads all of the package's CommonJS files for the names that they
 * export, which takes as long as loading the engine itself, in every run of every command that touches a case.
 */
export const { BIGINT, DuckDBInstance } = createRequire(import.meta.url)('@duckdb/node-api') as typeof Api;
