/**
 * Second-level names under which others register (`co.uk`). A short list of what is common instead of the Public Suffix List:
 * where it errs, the domain's own DMARC record is asked all the same.
 */
const registries = new Set(
  [
    'ac.at co.at gv.at or.at',
    'com.au net.au org.au edu.au gov.au',
    'com.br gov.br org.br',
    'co.uk org.uk gov.uk ac.uk ltd.uk plc.uk me.uk net.uk nhs.uk sch.uk',
    'co.jp or.jp ne.jp ac.jp go.jp',
    'co.nz org.nz govt.nz ac.nz',
    'co.za org.za',
    'com.tr gov.tr org.tr',
    'com.pl gov.pl org.pl',
    'com.mx gob.mx',
    'co.in gov.in org.in',
    'com.cn gov.cn org.cn',
    'com.sg edu.sg gov.sg',
    'co.il org.il',
    'onmicrosoft.com mail.onmicrosoft.com onmicrosoft.de onmicrosoft.us',
  ].flatMap((line) => line.split(' ')),
);

/** The registered domain: the label before the public suffix, with the suffix. */
export function organizationalDomain(domain: string): string {
  const labels = domain.toLowerCase().split('.');
  const most = labels.length >= 4 && registries.has(labels.slice(-3).join('.')) ? 4 : 0;
  const take = most || (registries.has(labels.slice(-2).join('.')) ? 3 : 2);
  return labels.slice(-take).join('.');
}
