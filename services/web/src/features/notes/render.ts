import DOMPurify from 'dompurify';
import { Marked } from 'marked';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** HTML among Markdown is text like any other. */
const markdown = new Marked({
  gfm: true,
  breaks: true,
  renderer: { html: ({ text }) => escape(text) },
});

/** Text that people type, as HTML that can do nothing: no scripts, styles, forms, frames or pictures from elsewhere. */
export function render(text: string): string {
  return DOMPurify.sanitize(markdown.parse(text, { async: false }), {
    USE_PROFILES: { html: true },
    FORBID_TAGS: ['style', 'form', 'input', 'img', 'video', 'audio', 'iframe', 'svg'],
    FORBID_ATTR: ['style', 'id', 'class'],
  });
}
