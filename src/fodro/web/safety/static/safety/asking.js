/* A line is so, or not sure, not both: the one ticked last stays. Without this, a yes outweighs "not sure". */

document.addEventListener("change", ({ target }) => {
  const line = target.closest?.(".ask-line");
  if (!line || !target.checked) return;
  for (const other of line.querySelectorAll("input[type=checkbox]")) if (other !== target) other.checked = false;
});
