import type { TextSink } from './sink.ts';

/** Turns UTF-8 and UTF-16, with a byte-order mark or without, into UTF-8 without one. Windows PowerShell writes UTF-16. */
export function decoding(target: TextSink): TextSink {
  let encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | null = null;
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let held: Buffer = Buffer.alloc(0);

  function begin(): void {
    encoding = encodingOf(held);
    let text = held;
    if (encoding === 'utf-8') {
      if (text[0] === 0xef && text[1] === 0xbb && text[2] === 0xbf) text = text.subarray(3);
    } else decoder = new TextDecoder(encoding);
    held = Buffer.alloc(0);
    pass(text);
  }

  function pass(bytes: Buffer): void {
    const text = decoder ? Buffer.from(decoder.decode(bytes, { stream: true }), 'utf8') : bytes;
    if (text.length > 0) target.push(text);
  }

  return {
    push(bytes) {
      if (encoding !== null) {
        pass(bytes);
        return;
      }
      held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
      if (held.length >= 4) begin();
    },
    end() {
      if (encoding === null) begin();
      const last = decoder?.decode();
      if (last) target.push(Buffer.from(last, 'utf8'));
      target.end();
    },
  };
}

function encodingOf(head: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  // Without a mark, every second byte of plain text being zero gives it away.
  if (head.length >= 4 && head[0] !== 0 && head[1] === 0 && head[2] !== 0 && head[3] === 0) return 'utf-16le';
  if (head.length >= 4 && head[0] === 0 && head[1] !== 0 && head[2] === 0 && head[3] !== 0) return 'utf-16be';
  return 'utf-8';
}
