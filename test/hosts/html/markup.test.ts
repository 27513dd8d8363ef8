import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html, joinMarkup, styleElement } from '../../../src/hosts/html/markup.ts';

const FOLDER = new URL('../../../src/hosts/html/', import.meta.url);

describe('the markup of a page', () => {
  it('holds what is put into it as text, between tags and in attributes', () => {
    const text = `<script>alert("1")</script> & 'more'`;
    const escaped = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; 'more'";
    expect(String(html`<p title="${text}">${text}</p>`)).toBe(`<p title="${escaped}">${escaped}</p>`);
  });

  it('has no character from outside that could end a text or an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(String(html`${text}`)).not.toMatch(/[<>"]|&(?!(?:amp|lt|gt|quot);)/);
      }),
    );
  });

  it('shows characters that reverse the direction of writing instead of obeying them', () => {
    expect(String(html`${'user\u202egnp.exe\u0000'}`)).toBe('user&lt;U+202E&gt;gnp.exe␀');
  });

  it('takes markup as it is, and leaves nothing for what is not there', () => {
    const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
    expect(String(html`<ul>${items}</ul>${undefined}${false}${joinMarkup(items, html`<br>`)}`)).toBe(
      '<ul><li>a</li><li>&lt;b&gt;</li></ul><li>a</li><br><li>&lt;b&gt;</li>',
    );
  });

  it('has no style that could end its element', () => {
    expect(() => styleElement('a{content:"</style><script>"}')).toThrow('must not contain <');
  });

  it('has values in attributes between double quotes alone', () => {
    const files = readdirSync(FOLDER);
    expect(files).toContain('markup.ts');
    const wrong = files.filter((file) => /=\$\{(?![^`]*`;)/.test(readFileSync(new URL(file, FOLDER), 'utf8')));
    expect(wrong).toEqual([]);
  });
});
