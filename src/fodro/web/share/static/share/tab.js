/* What a tab keeps of the link it opened: until it is closed, and for no other tab. */

const KEPT = "share-view";

export function kept() {
  try {
    return sessionStorage.getItem(KEPT) ?? "";
  } catch {
    return "";
  }
}

export function keep(text) {
  try {
    sessionStorage.setItem(KEPT, text);
  } catch {
    /* then a reload asks for the link again */
  }
}
