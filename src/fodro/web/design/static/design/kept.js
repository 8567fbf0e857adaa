/* What is half done stays with this tab until it is saved. Where the browser keeps nothing, nothing is kept. */

export function keep(name, value) {
  try {
    sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    /* a browser that keeps nothing: the page works, only a reload begins anew */
  }
}

export function kept(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name));
  } catch {
    return null;
  }
}

export function forget(name) {
  try {
    sessionStorage.removeItem(name);
  } catch {
    /* nothing was kept */
  }
}
