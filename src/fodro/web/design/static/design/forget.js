/* On the doorstep nobody's half-made notes remain in this tab. */

try {
  sessionStorage.clear();
} catch {
  /* a browser that keeps nothing has nothing to forget */
}
