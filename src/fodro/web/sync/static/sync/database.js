/* The IndexedDB of one person on this device: records, what waits to be sent, what needs attention, and marks. */

const SCHEMA = 1;

export const pagePerson = () => document.documentElement.dataset.person || lastPerson();

function lastPerson() {
  try {
    return localStorage.getItem("person") || "";
  } catch {
    return "";
  }
}

export function rememberPerson(person) {
  try {
    if (person) localStorage.setItem("person", person);
  } catch {
    /* the pages that need no server will not know whose they are; everything else works */
  }
}

/** Where the browser forgot who was here last (a power cut soon after the first visit): the one diary it holds. */
export async function onlyPerson() {
  const all = (await globalThis.indexedDB?.databases?.()) ?? [];
  const diaries = all.map(({ name }) => name).filter((name) => name.startsWith(nameFor("")));
  return diaries.length === 1 ? diaries[0].slice(nameFor("").length) : "";
}

export const nameFor = (person) => `fodro-${person}`;

/** Open the database of `person`; null where the browser keeps nothing. */
export function openDatabase(person) {
  return new Promise((resolve) => {
    if (!person || !globalThis.indexedDB) return resolve(null);
    const asked = indexedDB.open(nameFor(person), SCHEMA);
    asked.onupgradeneeded = () => build(asked.result);
    asked.onerror = asked.onblocked = () => resolve(null);
    asked.onsuccess = () => {
      asked.result.onversionchange = () => leaving || asked.result.close();
      resolve(asked.result);
    };
  });
}

function build(database) {
  const records = database.createObjectStore("records", { keyPath: ["kind", "key"] });
  records.createIndex("day", "day");
  records.createIndex("kind", "kind");
  records.createIndex("latest", ["kind", "at"]);
  for (const name of ["outbox", "attention"]) database.createObjectStore(name, { keyPath: ["kind", "key"] });
  database.createObjectStore("marks");
}

/** Whether this page is on its way out: its connection closes with it, and nobody reads from a closed one. */
let leaving = false;

/** Forget a person on this device: their records, and what still waits. */
export function forgetDatabase(person) {
  return new Promise((resolve) => {
    if (!person || !globalThis.indexedDB) return resolve();
    leaving = true;
    const asked = indexedDB.deleteDatabase(nameFor(person));
    asked.onsuccess = asked.onerror = asked.onblocked = () => resolve();
  });
}

export const answered = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Resolves when the transaction is on disk, rejects when nothing of it was kept. */
export const done = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
  });
