/**
 * The page's own worker: reads bills and matches them away from the page, so
 * that typing and scrolling go on meanwhile.
 */
import { makeEngine } from './engine.js';

const engine = makeEngine((reply) => postMessage(reply));
addEventListener('message', (event) => {
  engine(event.data);
});
