import type { SettingValues } from '../../domain/setting-values/index.ts';

type Alert = SettingValues['protection-alerts'][number];

/** The alerts that SCuBA's baseline demands at a minimum (MS.SECURITYSUITE.4.1). */
export const requiredAlerts: readonly string[] = [
  'Suspicious email sending patterns detected',
  'Suspicious connector activity',
  'Suspicious Email Forwarding Activity',
  'Messages have been delayed',
  'Tenant restricted from sending unprovisioned email',
  'Tenant restricted from sending email',
  'A potentially malicious URL click was detected',
];

/** Some names end in an invisible character, and Microsoft's capitals differ between tenants. */
export function alertNamed(alerts: readonly Alert[], name: string): Alert | undefined {
  const plain = (text: string): string => text.replaceAll('\u200b', '').trim().toLowerCase();
  return alerts.find((alert) => plain(alert.Name) === plain(name));
}
