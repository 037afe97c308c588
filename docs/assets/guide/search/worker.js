// Searches beside the page, so that typing stays smooth. In: {id, query}; out: {id, answer} or {id, failed}.

import { answer } from "./answerer.js";

addEventListener("message", async (event) => {
  const { id, query } = event.data;
  try {
    postMessage({ id, answer: await answer(query) });
  } catch (error) {
    postMessage({ id, failed: String(error) });
  }
});
