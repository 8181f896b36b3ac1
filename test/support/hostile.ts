/** Invented texts as an attacker would choose them for rule names, subjects and user agents. */
export const hostile: { readonly [name: string]: string } = {
  'an escape sequence that clears the screen': 'Invoice\u001b[2J\u001b[1;1Hpaid',
  'an eight-bit control sequence': 'Invoice\u009b31mpaid',
  'a title change that ends with a bell': '\u001b]0;owned\u0007rule',
  'a right-to-left override': 'gpj.\u202eexe.invoice',
  'zero-width characters': 'RSS\u200b Fee\u2060ds\ufeff',
  'line ends': 'first\r\nsecond\nthird\u2028fourth',
  'a script': '<script>alert(1)</script>',
  'an attribute that breaks out': '" onmouseover="alert(1)',
  'a link': '[click](https://evil.example/?a=1)',
  'a table that breaks out': 'a | b |\n| --- |',
  'a formula': '=HYPERLINK("https://evil.example";"open")',
  'a command for a spreadsheet': "@SUM(1+1)*cmd|' /C calc'!A0",
  'a megabyte': 'A'.repeat(500_000) + '<b>\u001b[31m\u202e'.repeat(40_000),
  'a fence that ends the code': '```\n# heading',
};

/** What must never reach a terminal, a page or a table as itself. */
export const effective =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
