// Sentences of the page, in the page's language; they come with it.
const words = new Map([...(document.getElementById('words')?.content.children ?? [])].map((each) => [each.dataset.word, each.textContent]));

/** Values fill {0}, {1}, … */
export function word(name, ...values) {
  return (words.get(name) ?? name).replace(/\{(\d)\}/g, (hole, index) => String(values[index] ?? ''));
}

export const language = document.documentElement.lang;
