import type { SettingValues } from '../../../domain/setting-values/index.ts';

/** Whether security defaults are on; undefined where nobody knows. They exclude enabled Conditional Access policies. */
export function securityDefaultsOn(
  values: Pick<SettingValues, 'conditional-access'> & Partial<Pick<SettingValues, 'security-defaults'>>,
): boolean | undefined {
  const told = values['security-defaults']?.isEnabled;
  if (told !== undefined) return told;
  return values['conditional-access'].some((policy) => policy.state === 'enabled') ? false : undefined;
}
