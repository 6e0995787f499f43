// node structure_tree.mjs FOLDER FILE.pdf: the structure tree of each page as pdf.js gives it to a browser.
// FOLDER holds node_modules with pdfjs-dist.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, file] = process.argv.slice(2);
const library = join(folder, "node_modules", "pdfjs-dist", "legacy", "build", "pdf.mjs");
const pdfjs = await import(pathToFileURL(library));
const document = await pdfjs.getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;

const textsOf = async (page) => {
  const texts = {};
  let open = [];
  for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
    if (item.type?.startsWith("beginMarkedContent")) open.push(item.id);
    else if (item.type === "endMarkedContent") open.pop();
    else for (const id of open) if (id) texts[id] = (texts[id] ?? "") + item.str;
  }
  return texts;
};

const show = (node, texts, indent) => {
  const own = (node.children ?? []).filter((child) => child.type === "content").map((child) => (texts[child.id] ?? "").trim());
  console.log([indent + node.role, ...own].join(" "));
  for (const child of node.children ?? []) if (child.role) show(child, texts, indent + "  ");
};

for (let number = 1; number <= document.numPages; number++) {
  const page = await document.getPage(number);
  console.log(`page ${number}`);
  show(await page.getStructTree(), await textsOf(page), "");
}
