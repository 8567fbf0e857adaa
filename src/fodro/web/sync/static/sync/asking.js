/* One exchange with the server. */

const ADDRESS = "/api/v1/sync";
const HELLO = "/api/v1/hello";
const PATIENCE_MS = 20_000;
const REASONS = { 400: "unreadable", 401: "signed-out", 403: "token", 409: "another-person", 413: "unreadable" };

const leaving = new AbortController();
let token = "";

/** Ask nothing more and wait for nothing that is on its way: the diary that it was about is being erased. */
export const stopAsking = () => leaving.abort();

/** The server answered and said no. */
export class Refusal extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }

  /** Trying again by itself would not help: someone has to sign in. */
  get isFinal() {
    return this.reason === "signed-out" || this.reason === "another-person";
  }
}

/** Send `sent`; rejects with a Refusal where the server said no, with another error where it did not answer. */
export async function ask(sent, withToken) {
  token = withToken ?? (token || (await freshToken()));
  const answer = await fetch(ADDRESS, {
    method: "POST",
    credentials: "same-origin",
    redirect: "error",
    signal: patience(),
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    body: JSON.stringify(sent),
  });
  if (answer.ok) return answer.json();
  const reason = REASONS[answer.status];
  throw reason ? new Refusal(reason) : new Error(`the server answered ${answer.status}`);
}

export async function freshToken() {
  const answer = await fetch(HELLO, { credentials: "same-origin", signal: patience() });
  if (answer.status === 401) throw new Refusal("signed-out");
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  ({ token } = await answer.json());
  return token;
}

function patience() {
  if (leaving.signal.aborted) return leaving.signal;
  const patient = new AbortController();
  setTimeout(() => patient.abort(), PATIENCE_MS);
  leaving.signal.addEventListener("abort", () => patient.abort());
  return patient.signal;
}
