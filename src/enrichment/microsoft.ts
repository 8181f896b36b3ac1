import { BlockList, isIP } from 'node:net';

/**
 * Where Microsoft 365's own servers answer and act from: Exchange Online, SharePoint and OneDrive, Teams, Entra
 * (learn.microsoft.com, "Microsoft 365 URLs and IP address ranges", worldwide instance). Azure's other ranges are not
 * among them: anybody can rent a server there.
 */
const ranges: readonly string[] = [
  // Exchange Online
  '13.107.6.152/31',
  '13.107.18.10/31',
  '13.107.128.0/22',
  '23.103.160.0/20',
  '40.92.0.0/15',
  '40.96.0.0/13',
  '40.104.0.0/15',
  '40.107.0.0/16',
  '52.96.0.0/14',
  '52.100.0.0/14',
  '52.238.78.88/32',
  '104.47.0.0/17',
  '131.253.33.215/32',
  '132.245.0.0/16',
  '150.171.32.0/22',
  '204.79.197.215/32',
  '2603:1006::/40',
  '2603:1016::/36',
  '2603:1026::/36',
  '2603:1036::/36',
  '2603:1046::/36',
  '2603:1056::/36',
  '2620:1ec:4::152/128',
  '2620:1ec:4::153/128',
  '2620:1ec:c::10/128',
  '2620:1ec:c::11/128',
  '2620:1ec:d::10/128',
  '2620:1ec:d::11/128',
  '2620:1ec:8f0::/46',
  '2620:1ec:900::/46',
  '2620:1ec:a92::152/128',
  '2620:1ec:a92::153/128',
  '2a01:111:f400::/48',
  '2a01:111:f403::/48',
  // SharePoint Online and OneDrive
  '13.107.136.0/22',
  '40.108.128.0/17',
  '52.104.0.0/14',
  '104.146.128.0/17',
  '150.171.40.0/22',
  '2603:1061:1300::/40',
  '2620:1ec:8f8::/46',
  '2620:1ec:908::/46',
  '2a01:111:f402::/48',
  // Teams
  '52.112.0.0/14',
  '52.122.0.0/15',
  '2603:1063::/38',
  '2620:1ec:6::/48',
  '2620:1ec:40::/42',
  // Entra and what all services share
  '20.20.32.0/19',
  '20.190.128.0/18',
  '20.231.128.0/19',
  '40.126.0.0/18',
  '13.107.6.171/32',
  '13.107.18.15/32',
  '13.107.140.6/32',
  '52.108.0.0/14',
  '52.244.37.168/32',
  '2603:1006:2000::/48',
  '2603:1007:200::/48',
  '2603:1016:1400::/48',
  '2603:1017::/48',
  '2603:1026:3000::/48',
  '2603:1027:1::/48',
  '2603:1036:3000::/48',
  '2603:1037:1::/48',
  '2603:1046:2000::/48',
  '2603:1047:1::/48',
  '2603:1056:2000::/48',
  '2603:1057:2::/48',
];

const list = new BlockList();
for (const range of ranges) {
  const [base = '', bits = ''] = range.split('/');
  list.addSubnet(base, Number(bits), base.includes(':') ? 'ipv6' : 'ipv4');
}

/** Whether an address is a server of Microsoft 365 itself. */
export function isMicrosoftService(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

const inside = new BlockList();
for (const [base, bits] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
] as const)
  inside.addSubnet(base, bits, 'ipv4');
inside.addSubnet('fc00::', 7, 'ipv6');
inside.addSubnet('fe80::', 10, 'ipv6');
inside.addAddress('::1', 'ipv6');

/** Whether an address means nothing outside its own network. */
export function isPrivate(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && inside.check(address, family === 6 ? 'ipv6' : 'ipv4');
}
