import { assertEquals as equal } from "../assert.js";

for (const name of ["papaparse", "fflate"]) {
  Deno.test(`${name} is vendored unchanged: its text has the checksum that stands above it`, async () => {
    const text = await Deno.readTextFile(new URL(`../../../docs/assets/guide/vendor/${name}.js`, import.meta.url));
    const stated = /sha256 of that file:\s+\*\s+([0-9a-f]{64})/.exec(text)?.[1];
    const body = text.split("// --- vendored ---\n")[1].split("\n// --- end vendored ---")[0];
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(body)));
    equal([...digest].map((byte) => byte.toString(16).padStart(2, "0")).join(""), stated);
  });
}
