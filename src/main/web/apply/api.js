// Calls of the page. A failure tells what happened: status 0 is no answer at all.
const main = document.querySelector('main');
export const key = main?.dataset.form;
/** The page that asks for what is missing: a form of its own, sent to where it came from. */
export const completes = main?.dataset.api;
/** How a test is to end, as the address asked when the page was opened. */
export const test = new URLSearchParams(location.search).get('test');
const base = completes ?? `/api/v1/forms/${encodeURIComponent(key ?? '')}`;

async function call(method, path, body, headers = {}) {
  let response;
  try {
    response = await fetch(base + path, {
      method,
      headers: { Accept: 'application/json', ...(body ? { 'Content-Type': 'application/json' } : {}), ...headers },
      body: body && JSON.stringify(body),
      referrerPolicy: 'no-referrer',
    });
  } catch {
    throw { status: 0, errors: [] };
  }
  const told = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw { status: response.status, code: told.code, errors: told.errors ?? [], retryAfter: Number(response.headers.get('Retry-After')) || null };
  }
  return told;
}

export const load = (language) => call('GET', completes ? '' : `?language=${encodeURIComponent(language)}`);
export const submit = (body, once) => (completes ? call('POST', '', body) : call('POST', '/submissions' + (test ? `?test=${encodeURIComponent(test)}` : ''), body, { 'Idempotency-Key': once }));
export const resume = (token, language) => call('GET', `/drafts/${encodeURIComponent(token)}?language=${encodeURIComponent(language)}`);
export const save = (token, body) => (token ? call('PUT', `/drafts/${encodeURIComponent(token)}`, body) : call('POST', '/drafts', body));

/** Nobody waits for it, and nothing is said of who it was; tests count nothing. */
export function count(version, what, where = {}) {
  if (completes || test) return;
  const body = JSON.stringify({ version, what, ...where });
  navigator.sendBeacon?.(`${base}/visits`, new Blob([body], { type: 'application/json' }));
}
