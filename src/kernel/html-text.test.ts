import { describe, expect, it } from 'vitest';
import { htmlToText } from './html-text.ts';

describe('the text of HTML', () => {
  it('keeps lists and paragraphs apart, and drops markup', () => {
    expect(htmlToText('<p>Go to <b>Policies</b>.</p><ol><li>Open</li><li>Save &amp; close</li></ol>')).toBe(
      'Go to Policies.\n\n 1. Open\n 2. Save & close',
    );
  });
  it('drops scripts, styles and pictures with all that is in them', () => {
    expect(htmlToText('a<script>alert(1)</script><style>b{}</style><img src=x onerror=alert(2)>c')).toBe(
      'ac',
    );
  });
  it('tells the words of a link, not where it leads', () => {
    expect(htmlToText('see <a href="javascript:alert(1)">the page</a>')).toBe('see the page');
  });
  it('reads no more than it must', () => {
    expect(htmlToText(`<p>${'x'.repeat(1_000_000)}</p>`, 1_000).length).toBeLessThan(1_010);
  });
  it('survives markup that is broken or nested without end', () => {
    expect(htmlToText(`${'<div>'.repeat(5_000)}deep<p`)).not.toContain('<div>');
  });
});
