/* What a SMART Health Link says, and how what it leads to is opened: by the browser, with the key of the link. */

const SCHEME = "shlink:/";
const NEWEST = 1;

export class NoLink extends Error {}

export function bytesOf(base64url) {
  const text = atob(base64url.replace(/-/g, "+").replace(/_/g, "/"));
  const bytes = new Uint8Array(text.length);
  for (let n = 0; n < text.length; n += 1) bytes[n] = text.charCodeAt(n);
  return bytes;
}

const wordsOf = (bytes) => new TextDecoder("utf-8", { fatal: true }).decode(bytes);

/** The link in `text`, with or without the address of a viewer before it. */
export function linkIn(text) {
  const at = text.indexOf(SCHEME);
  if (at < 0) throw new NoLink("none");
  let said;
  try {
    said = JSON.parse(wordsOf(bytesOf(text.slice(at + SCHEME.length).trim())));
  } catch {
    throw new NoLink("unreadable");
  }
  const { url, key, exp, flag = "", label = "", v = NEWEST } = said ?? {};
  const isWhole = typeof url === "string" && typeof key === "string" && /^[\w-]{43}$/.test(key);
  if (!isWhole || typeof flag !== "string" || typeof label !== "string") throw new NoLink("unreadable");
  if (v > NEWEST) throw new NoLink("newer");
  return { url, key, label: label.slice(0, 80), exp: Number.isFinite(exp) ? exp : null, needsPasscode: flag.includes("P") };
}

/** What is in a sealed file (JWE: dir, A256GCM): its kind and its bytes. Throws if anything of it was changed. */
export async function opened(sealed, key) {
  const [header, encryptedKey, nonce, text, tag, ...more] = sealed.trim().split(".");
  const said = JSON.parse(wordsOf(bytesOf(header)));
  if (more.length || encryptedKey || said.alg !== "dir" || said.enc !== "A256GCM" || said.zip) throw new Error("not sealed like this");
  const secret = await crypto.subtle.importKey("raw", bytesOf(key), "AES-GCM", false, ["decrypt"]);
  const [body, end] = [bytesOf(text), bytesOf(tag)];
  const both = new Uint8Array(body.length + end.length);
  both.set(body);
  both.set(end, body.length);
  const how = { name: "AES-GCM", iv: bytesOf(nonce), additionalData: new TextEncoder().encode(header), tagLength: 128 };
  return { kind: said.cty ?? "", bytes: new Uint8Array(await crypto.subtle.decrypt(how, secret, both)) };
}

export const textOf = wordsOf;
