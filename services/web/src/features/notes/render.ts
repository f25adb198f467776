import DOMPurify from 'dompurify';
import { marked } from 'marked';

/** Text that people type, as HTML that can do nothing: no scripts, styles, forms, frames or pictures from elsewhere. */
export function render(markdown: string): string {
  const html = marked.parse(markdown, { async: false, gfm: true, breaks: true });
  return DOMPurify.sanitize(html, {
    USE_PROFILES: { html: true },
    FORBID_TAGS: ['style', 'form', 'input', 'img', 'video', 'audio', 'iframe', 'svg'],
    FORBID_ATTR: ['style', 'id', 'class'],
  });
}
