import { exchangeSetting } from '../exchange-setting.ts';
import { textsMember } from '../support.ts';

/** At the least; Microsoft's own list, where it is in use, stays. */
const dangerous =
  'ace ani apk app appx arj bat cab cmd com deb dex dll docm elf exe hta img iso jar jnlp kext lha lib library lnk lzh macho msc msi msix msp mst pif ppa ppam reg rev scf scr sct sys uif vb vbe vbs vxd wsc wsf wsh xll xz z'.split(
    ' ',
  );

export const blockDangerousAttachments = exchangeSetting({
  id: 'block-dangerous-attachments',
  title: { en: 'Refuse dangerous kinds of attachments', de: 'Gefährliche Anlagentypen ablehnen' },
  effect: {
    en: 'Programs and scripts do not arrive by mail.',
    de: 'Programme und Skripte kommen nicht per E-Mail an.',
  },
  notice: {
    en: 'Who must send a program uses a link.',
    de: 'Wer ein Programm schicken muss, benutzt einen Link.',
  },
  impact: 'low',
  attack: ['T1566.001', 'T1204.002'],
  noun: 'MalwareFilterPolicy',
  want: (policy) => ({
    EnableFileFilter: true,
    FileTypes: [...new Set([...textsMember(policy, 'FileTypes'), ...dangerous])],
  }),
});
