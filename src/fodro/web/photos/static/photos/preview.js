/* Shows a chosen file before it is sent, on a canvas; a kind the browser cannot draw is shown by its name. */

let newest = 0;

export async function showFile(page, file) {
  newest += 1;
  const mine = newest;
  const [canvas, name] = [page.querySelector(".preview canvas"), page.querySelector(".chosen-name")];
  canvas.hidden = true;
  name.textContent = "";
  if (!file) return;
  const picture = await createImageBitmap(file).catch(() => null);
  if (mine !== newest) return;
  if (!picture) {
    name.textContent = file.name;
    return;
  }
  const scale = Math.min(1, 1200 / Math.max(picture.width, picture.height));
  [canvas.width, canvas.height] = [picture.width * scale, picture.height * scale];
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  canvas.hidden = false;
}
