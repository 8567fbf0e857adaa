/* What is in a FHIR document: its words as plain text, never as markup, and its PDF. */

import { bytesOf } from "./sealed.js";

const PIECES = /<(\/?)\s*(\w+)[^>]*>|<[^>]*>|([^<]+)/g;
const CELLS = ["td", "th"];
const BREAKS = ["p", "div", "li", "br", "h1", "h2", "h3", "h4", "h5", "h6", "caption"];
const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };
const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,6}));/gi;

const inOneLine = (text) => text.split(/\s+/).filter(Boolean).join(" ");

function letter(whole, hex, decimal, name) {
  if (name) return NAMED[name] ?? whole;
  const code = hex ? parseInt(hex, 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** The paragraphs and tables of a narrative: tags are dropped, whatever they are, and words stay (`reading.py`). */
export function blocksOf(narrative) {
  const blocks = [];
  let words = "";
  let rows = null;
  const taken = () => {
    const text = inOneLine(words.replace(ENTITY, letter));
    words = "";
    return text;
  };
  const paragraph = () => {
    const text = taken();
    if (text) blocks.push({ text });
  };
  for (const [, closes, tag, text] of narrative.matchAll(PIECES)) {
    if (text) words += text;
    else if (CELLS.includes(tag) && closes && rows?.length) rows.at(-1).push(taken());
    else if (tag === "tr" && !closes && rows) rows.push([]);
    else if (tag === "table") {
      paragraph();
      if (rows?.length) blocks.push({ rows: rows.filter((row) => row.length) });
      rows = closes ? null : [];
    } else if (BREAKS.includes(tag) && !rows) paragraph();
  }
  paragraph();
  return blocks;
}

const resourcesOf = (bundle) => (Array.isArray(bundle?.entry) ? bundle.entry : []).map((entry) => entry?.resource ?? {});

export function titleOf(bundle) {
  return compositionOf(bundle).title ?? "";
}

function compositionOf(bundle) {
  return resourcesOf(bundle).find(({ resourceType }) => resourceType === "Composition") ?? {};
}

/** Each part of the document that has words: its heading and what stands under it. */
export function sectionsOf(bundle) {
  const found = [];
  const look = (part) => {
    const blocks = blocksOf(String(part?.text?.div ?? ""));
    if (blocks.length) found.push({ heading: part.resourceType ? "" : String(part.title ?? ""), blocks });
    for (const section of Array.isArray(part?.section) ? part.section : []) look(section);
  };
  look(compositionOf(bundle));
  return found;
}

/** The PDF of the document, or null. */
export function pdfOf(bundle) {
  for (const { resourceType, content } of resourcesOf(bundle)) {
    if (resourceType !== "DocumentReference" || !Array.isArray(content)) continue;
    for (const { attachment } of content) {
      if (attachment?.contentType === "application/pdf" && attachment.data) return bytesOf(attachment.data);
    }
  }
  return null;
}
