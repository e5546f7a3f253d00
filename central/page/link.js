// What is asked of the centre. The key is kept for this tab alone, and goes with each request: there is no cookie, so no other site
// can ask in somebody's name.
const kKey = 'packbench.viewer';
const kWaitMs = 20_000;

export const key = {
  get: () => sessionStorage.getItem(kKey) ?? '',
  set: (typed) => sessionStorage.setItem(kKey, typed.replace(/[^0-9A-Za-z]/g, '')),
  forget: () => sessionStorage.removeItem(kKey),
};

// The answer's JSON; throws { status, code, message }. Status 0: nobody answered.
export async function ask(path, body) {
  const headers = { Authorization: `Bearer ${key.get()}` };
  if (body) headers['Content-Type'] = 'application/json';
  const options = { method: body ? 'POST' : 'GET', headers, body: body && JSON.stringify(body), signal: AbortSignal.timeout(kWaitMs) };
  let reply, said;
  try {
    reply = await fetch(path, options);
    said = await reply.text();
  } catch (error) {
    throw { status: 0, code: 'no_answer', message: String(error) };
  }
  if (reply.ok) return JSON.parse(said);
  throw { status: reply.status, ...refusal(said) };
}

// Somebody between us and the centre may have answered in words of its own.
function refusal(said) {
  try {
    return JSON.parse(said).error;
  } catch {
    return { code: 'unknown', message: said.slice(0, 200) };
  }
}

// { columns, rows, total } of the table of that name.
export function ask_table(name, find = '', from = 0) {
  return ask(`/admin/tables/${name}?${new URLSearchParams({ find, from })}`);
}
