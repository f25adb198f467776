import type { PhotosBlock } from '../document/types';
import { escapeMarkup as escape } from './escape';

/** A table of photographs that are part of the file. */
export function photosTable({ columns, rows }: PhotosBlock): string {
  const head = ['', ...columns].map((title) => `<th scope="col">${escape(title)}</th>`).join('');
  const body = rows.map(({ label, photos }) => {
    const cells = photos.map(({ jpeg, caption }, i) => {
      const text = `<span class="small">${escape(caption)}</span>`;
      if (jpeg === null) return `<td>${text}</td>`;
      const alt = escape(`${label}, ${columns[i] ?? ''}`);
      return `<td><img alt="${alt}" src="data:image/jpeg;base64,${jpeg.toString('base64')}"><br>${text}</td>`;
    });
    return `<tr><th scope="row">${escape(label)}</th>${cells.join('')}</tr>`;
  });
  return `<div class="scroll"><table class="photos"><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
}
